#!/bin/sh
# What dpkg runs as root after the player in Electron was unpacked.
set -e
[ "$1" = configure ] || exit 0

# The command; the player itself is started by its entry in the menu, or by what the command installs.
update-alternatives --install '/usr/bin/${executable}' '${executable}' '/opt/${sanitizedProductName}/resources/cli/${executable}' 100

# For systems that let no user make a namespace: Chromium's sandbox takes the namespace where it can, this program
# elsewhere, as Debian's and Google's own packages have it.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

if hash update-desktop-database 2>/dev/null; then update-desktop-database /usr/share/applications || true; fi

# Ubuntu from 24.04 on lets only programs with such a profile make namespaces. An AppArmor that cannot read it (22.04)
# does not restrict them either.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if hash apparmor_parser 2>/dev/null && [ -d /etc/apparmor.d ]; then
  if apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
    cp "$profile" '/etc/apparmor.d/${executable}'
    if apparmor_status --enabled 2>/dev/null && ! { [ -x /usr/bin/ischroot ] && ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
    fi
  fi
fi

# A session that was installed before is brought to this version, and plays on with it; nobody waits for its picture but
# the update, which has a limit of its own.
if [ -e /etc/bluezone-kiosk/installed.json ] && [ -d /run/systemd/system ]; then
  display=x11
  if grep -q cage /etc/systemd/system/bluezone-kiosk-display.service; then display=cage; fi
  '/usr/bin/${executable}' install --kiosk-session=$display || true
  systemctl --no-block try-restart bluezone-kiosk.service || true
  if [ -e /etc/bluezone-kiosk/updates.json ]; then '/usr/bin/${executable}' updates on >/dev/null || true; fi
elif [ -z "$2" ]; then
  echo 'bluezone-kiosk: to play whenever this machine is on: bluezone-kiosk install --kiosk-session'
  echo 'bluezone-kiosk: để bật máy lên là phát: bluezone-kiosk install --kiosk-session'
fi
