/** What of a kiosk session lies where, and what it is called. */
export const SESSION_DIR = '/etc/bluezone-kiosk/session';
export const X11_SCRIPT = `${SESSION_DIR}/x11`;
export const CAGE_SCRIPT = `${SESSION_DIR}/cage`;
export const OPENBOX_FILE = `${SESSION_DIR}/openbox.xml`;
export const X_DISPLAY = ':0';
export const PAM_SERVICE = 'bluezone-kiosk';
export const PAM_FILE = `/etc/pam.d/${PAM_SERVICE}`;
export const XORG_FILE = '/etc/X11/xorg.conf.d/50-bluezone-kiosk.conf';
export const LOGIND_FILE = '/etc/systemd/logind.conf.d/50-bluezone-kiosk.conf';
export const SLEEP_FILE = '/etc/systemd/sleep.conf.d/50-bluezone-kiosk.conf';
/** After the rules that say what is on a stick, 60-persistent-storage.rules. */
export const STICKS_FILE = '/etc/udev/rules.d/90-bluezone-kiosk.rules';
/** Before the rules that give devices to whoever sits there, 73-seat-late.rules. */
export const SWITCHES_FILE = '/etc/udev/rules.d/70-bluezone-kiosk.rules';
export const MODULES_FILE = '/etc/modules-load.d/bluezone-kiosk.conf';
export const HARDWARE_WATCHDOG_FILE = '/etc/systemd/system.conf.d/50-bluezone-kiosk.conf';
