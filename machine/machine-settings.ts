/** A session on the screen without a password, for that user only: nobody can log in by this service. */
export const pamService = `# The session on the screen of Bluezone Kiosk. Nobody logs in by it: the unit names the user.
auth     required pam_deny.so
account  required pam_unix.so
session  required pam_unix.so
session  required pam_systemd.so class=user
`;

/** A lid that is closed, or a key for sleep that is pressed, does nothing. The key for power goes on switching off. */
export const logindConfig = `[Login]
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleLidSwitchDocked=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
IdleAction=ignore
`;

/**
 * Nothing can put the machine to sleep, whatever asks for it: nobody is there to wake it. A drop-in rather than a masked
 * sleep.target: it says why it is there, and goes with its file.
 */
export const sleepConfig = `# A screen that sleeps shows nothing, and nobody is there to wake it.
[Sleep]
AllowSuspend=no
AllowHibernation=no
AllowSuspendThenHibernate=no
AllowHybridSleep=no
`;

/**
 * On a machine without a desktop nobody mounts sticks, and the player looks at what is mounted. For reading alone, nothing on
 * it runs, and only the file systems that sticks are sold with: whoever stands there could plug in any other, too. udev's own
 * programs cannot mount; systemd-mount has the service manager do it, and take it away when the stick is pulled
 * (systemd-mount(1)).
 */
export const sticksRule = `# USB sticks are mounted for the panel of Bluezone Kiosk, for reading alone.
ACTION=="add", SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{ID_FS_TYPE}=="vfat|exfat", RUN{program}+="/usr/bin/systemd-mount --no-block --collect --fsck=no --options=ro,nosuid,nodev,noexec $devnode /media/bluezone-kiosk/%k"
`;

/**
 * What switches televisions on and off, the kernel's HDMI-CEC and Pulse-Eight's adapters, is given to whoever has the session
 * on the display, as udev's own rules give them cameras and sound. `ddcutil` brings such a rule for monitors itself.
 */
export const switchesRule = `# Bluezone Kiosk switches the television on and off by its hours.
SUBSYSTEM=="cec", TAG+="uaccess"
SUBSYSTEM=="tty", ATTRS{idVendor}=="2548", TAG+="uaccess"
`;

/** Monitors are told by their I2C bus, which programs reach by this module; not every ddcutil has it loaded. */
export const modulesConfig = `# Bluezone Kiosk switches monitors on and off by DDC/CI, with ddcutil.
i2c-dev
`;

/** A kernel that hangs is started anew by the hardware, where the board has such a watchdog. */
export const hardwareWatchdogConfig = `[Manager]
RuntimeWatchdogSec=30
RebootWatchdogSec=10min
`;
