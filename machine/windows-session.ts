import path from 'node:path';
import { KIOSK_USER } from '../core/kiosk-user.ts';
import type { Command, Plan, Removal } from './plan.ts';
import { powerShellString, windowsCommandLine } from './windows-words.ts';

/** A kiosk session on Windows. */
export interface WindowsSession {
  /** The words that start the player, by absolute paths. */
  readonly play: readonly string[];
  /** Where only administrators may write: what lies there is run as one. */
  readonly sessionDir: string;
}

/** Editions of Windows that have Shell Launcher, by the registry's `EditionID` (learn.microsoft.com, “Shell Launcher”). */
export function hasShellLauncher(edition: string | undefined): boolean {
  return edition !== undefined && /^(Enterprise|Education|IoTEnterprise)/.test(edition);
}

/**
 * A machine with Windows becomes a screen: a user of its own without a password, who is logged on by itself and has the
 * player in place of the desktop.
 */
export function windowsSessionPlan({ play, sessionDir }: WindowsSession): Plan {
  const file = scriptIn(sessionDir);
  return {
    kind: 'kiosk-session',
    before: [],
    // Windows' own PowerShell takes a file without this mark for one of the machine's old code page.
    files: [{ path: file, text: `\ufeff${sessionScript(play)}`, mode: 0o644 }],
    after: [run(file, 'install')],
    starts: [],
  };
}

/** Gives the desktop and the settings back. The user stays: it owns the data. */
export function windowsSessionRemoval({ sessionDir }: Pick<WindowsSession, 'sessionDir'>): Removal {
  return { before: [run(scriptIn(sessionDir), 'remove')], after: [] };
}

const scriptIn = (sessionDir: string) => path.win32.join(sessionDir, 'session.ps1');

function run(file: string, what: 'install' | 'remove'): Command {
  return ['powershell.exe', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', file, what];
}

/**
 * Everything in one file, so that it can be read before it is run. Shell Launcher is set by its WMI class, which an
 * administrator may call (WESL_UserSetting); the newer way, the AssignedAccess CSP, answers to SYSTEM only.
 */
function sessionScript(play: readonly string[]): string {
  return `# Bluezone Kiosk: makes this machine a screen (install), or gives it back (remove).
param([Parameter(Mandatory)][ValidateSet('install', 'remove')][string]$What)
$ErrorActionPreference = 'Stop'
$user = '${KIOSK_USER}'
$shell = ${powerShellString(windowsCommandLine(play))}
$memory = Join-Path $PSScriptRoot 'before.json'
$scheme = '6f2d1a52-7c0e-4b7b-9a55-b1e20e0c105c' # ours, of power settings
$winlogon = 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon'
$policies = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows'
$settings = @(
  # Logged on by itself. There is no password to be read: the user has none, and Windows lets such users log on at the
  # machine itself only.
  @($winlogon, 'AutoAdminLogon', 'String', '1'),
  @($winlogon, 'DefaultUserName', 'String', $user),
  @($winlogon, 'DefaultDomainName', 'String', $env:COMPUTERNAME),
  @($winlogon, 'DefaultPassword', 'String', ''),
  # Updates restart the machine at night only: 18 hours are the most that can be kept free.
  @("$policies\\WindowsUpdate", 'SetActiveHours', 'DWord', 1),
  @("$policies\\WindowsUpdate", 'ActiveHoursStart', 'DWord', 5),
  @("$policies\\WindowsUpdate", 'ActiveHoursEnd', 'DWord', 23),
  @("$policies\\WindowsUpdate\\AU", 'NoAutoRebootWithLoggedOnUsers', 'DWord', 1),
  # Nothing slides in from an edge, nothing is asked at the first logon, and nothing that crashes says so on the screen.
  @("$policies\\EdgeUI", 'AllowEdgeSwipe', 'DWord', 0),
  @("$policies\\OOBE", 'DisablePrivacyExperience', 'DWord', 1),
  @("$policies\\Personalization", 'NoLockScreen', 'DWord', 1),
  @('HKLM:\\SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting', 'DontShowUI', 'DWord', 1)
)

function Get-Setting($path, $name) {
  $found = Get-ItemProperty -Path $path -Name $name -ErrorAction SilentlyContinue
  if ($null -eq $found) { $null } else { $found.$name }
}

function Set-Setting($path, $name, $kind, $value) {
  if (-not (Test-Path $path)) { New-Item -Path $path -Force | Out-Null }
  New-ItemProperty -Path $path -Name $name -PropertyType $kind -Value $value -Force | Out-Null
}

function Get-Launcher { [wmiclass]'\\\\localhost\\root\\standardcimv2\\embedded:WESL_UserSetting' }

function Get-Scheme {
  if (((powercfg /getactivescheme) -join ' ') -match '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}') { $Matches[0] }
}

if ($What -eq 'install') {
  Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
  $launcher = Get-Launcher
  if (-not (Test-Path $memory)) {
    # It would have to be written down to be given back.
    if (Get-Setting $winlogon 'DefaultPassword') { throw 'somebody is logged on by a password in the registry: switch that off first' }
    @{
      settings = @($settings | ForEach-Object { @{ path = $_[0]; name = $_[1]; kind = $_[2]; value = Get-Setting $_[0] $_[1] } })
      scheme = Get-Scheme
      launcher = $launcher.IsEnabled().Enabled
    } | ConvertTo-Json -Depth 4 | Set-Content -Encoding UTF8 $memory
  }
  if (-not (Get-LocalUser -Name $user -ErrorAction SilentlyContinue)) {
    New-LocalUser -Name $user -NoPassword -AccountNeverExpires -UserMayNotChangePassword | Out-Null
    Set-LocalUser -Name $user -PasswordNeverExpires $true
    Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $user # Users
  }
  foreach ($one in $settings) { Set-Setting $one[0] $one[1] $one[2] $one[3] }
  if ((Get-Scheme) -ne $scheme) {
    powercfg /duplicatescheme (Get-Scheme) $scheme | Out-Null
    powercfg /changename $scheme 'Bluezone Kiosk'
    powercfg /setactive $scheme
  }
  foreach ($timeout in 'monitor', 'disk', 'standby', 'hibernate') { powercfg /change "$timeout-timeout-ac" 0 }
  $sid = (Get-LocalUser -Name $user).SID.Value
  $launcher.SetDefaultShell('explorer.exe', 0) | Out-Null # all others keep their desktop
  try { $launcher.RemoveCustomShell($sid) | Out-Null } catch { } # of an earlier installation
  $launcher.SetCustomShell($sid, $shell, $null, $null, 0) | Out-Null # 0: started again whenever it ends
  $launcher.SetEnabled($true) | Out-Null
} elseif (Test-Path $memory) {
  $before = Get-Content -Raw -Encoding UTF8 $memory | ConvertFrom-Json
  $launcher = Get-Launcher
  try { $launcher.RemoveCustomShell((Get-LocalUser -Name $user).SID.Value) | Out-Null } catch { } # it is gone already
  $launcher.SetEnabled([bool]$before.launcher) | Out-Null
  foreach ($one in $before.settings) {
    if ($null -ne $one.value) { Set-Setting $one.path $one.name $one.kind $one.value }
    else { Remove-ItemProperty -Path $one.path -Name $one.name -ErrorAction SilentlyContinue }
  }
  if ($before.scheme) { powercfg /setactive $before.scheme }
  powercfg /delete $scheme
  Remove-Item $memory
}
`;
}
