#!/bin/sh
# What dpkg runs as root before the player in Electron is removed: after it there is no command to take things back with.
set -e
[ "$1" = remove ] || exit 0
if [ -e /etc/bluezone-kiosk/updates.json ]; then
  bluezone-kiosk updates off || true
fi
if [ -e /etc/bluezone-kiosk/installed.json ]; then
  bluezone-kiosk install --uninstall || true
fi
update-alternatives --remove bluezone-kiosk '/opt/Bluezone Kiosk/resources/cli/bluezone-kiosk'
