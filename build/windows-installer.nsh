; What our installer does beside electron-builder's own steps.
;
; Whoever double-clicks it gets a player that starts at the next logon: as that user, not as the administrator whose
; password was asked for. A silent installation (/S), as fleets have it, registers nothing: it runs as nobody who logs on.
!macro customInstall
  ${IfNot} ${Silent}
    ${StdUtils.ExecShellAsUser} $0 "$INSTDIR\bluezone-kiosk.cmd" "open" "install --autostart"
  ${EndIf}
!macroend

; A task whose program is gone would fail at each logon. An update comes here too, and keeps it.
!macro customUnInstall
  ${IfNot} ${isUpdated}
    nsExec::Exec 'schtasks.exe /end /tn "Bluezone Kiosk"'
    nsExec::Exec 'schtasks.exe /delete /tn "Bluezone Kiosk" /f'
  ${EndIf}
!macroend
