; What our installer does beside electron-builder's own steps.

; A player that runs is ended while its files are replaced, and its task would start it again within a minute.
!macro customInit
  nsExec::Exec 'schtasks.exe /change /tn "Bluezone Kiosk" /disable'
  nsExec::Exec 'schtasks.exe /end /tn "Bluezone Kiosk"'
!macroend

; Whoever double-clicks the installer gets a player that runs now and from each logon on: as that user, not as the
; administrator whose password was asked for. A silent installation (/S), as fleets have it, makes no task: it runs as
; nobody who logs on; one that is there goes on.
!macro customInstall
  ${If} ${Silent}
    nsExec::Exec 'schtasks.exe /change /tn "Bluezone Kiosk" /enable'
  ${Else}
    ${StdUtils.ExecShellAsUser} $0 "$SYSDIR\cmd.exe" "open" '/c ""$INSTDIR\bluezone-kiosk.cmd" install --autostart && schtasks.exe /run /tn "Bluezone Kiosk""'
  ${EndIf}
!macroend

; A task whose program is gone would fail at each logon. An update comes here too, and keeps it.
!macro customUnInstall
  ${IfNot} ${isUpdated}
    nsExec::Exec 'schtasks.exe /end /tn "Bluezone Kiosk"'
    nsExec::Exec 'schtasks.exe /delete /tn "Bluezone Kiosk" /f'
  ${EndIf}
!macroend
