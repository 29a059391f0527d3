#!/bin/sh
# What dpkg runs as root after the player in Electron was removed. Of an upgrade it is the old package that runs this,
# after the new one was unpacked: nothing is taken from that.
set -e
case "$1" in
remove)
  if [ -e '/etc/apparmor.d/${executable}' ]; then
    if apparmor_status --enabled 2>/dev/null && ! { [ -x /usr/bin/ischroot ] && ischroot; }; then
      apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
    fi
    rm -f '/etc/apparmor.d/${executable}'
  fi
  rm -rf /var/lib/bluezone-kiosk-update
  ;;
purge)
  # What stays after a removal, and goes now: the media, the journal of plays, the settings, the user.
  rm -rf /var/lib/bluezone-kiosk /var/lib/bluezone-kiosk-update /var/cache/bluezone-kiosk /etc/bluezone-kiosk
  if id bluezone-kiosk >/dev/null 2>&1; then userdel bluezone-kiosk || true; fi
  ;;
esac
