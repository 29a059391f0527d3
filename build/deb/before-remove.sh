#!/bin/sh
# What dpkg runs as root before the player in Electron is removed: after it there is no command to take things back with.
set -e
if [ "$1" = remove ] && [ -e /etc/bluezone-kiosk/installed.json ]; then
  bluezone-kiosk install --uninstall || true
fi
