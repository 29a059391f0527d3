import path from 'node:path';
import type { Command, Plan, Removal } from './plan.ts';
import { powerShellString, windowsCommandLine, xmlText } from './windows-words.ts';

/** What is to be started on Windows, and for whom. */
export interface WindowsAutostart {
  /** The words that start the player, by absolute paths. */
  readonly play: readonly string[];
  /** As Windows names users, such as `QUAY-01\lan`. */
  readonly user: string;
  /** Where that user's player keeps its data. */
  readonly dataDir: string;
}

/** By this name the doctor looks for it, and the uninstaller removes it (build/windows-installer.nsh). */
export const TASK_NAME = 'Bluezone Kiosk';

/** Starts the player at the logon of a user of Windows, by a task of the Task Scheduler. */
export function windowsAutostartPlan(wanted: WindowsAutostart): Plan {
  const file = path.win32.join(wanted.dataDir, 'logon-task.xml');
  return {
    kind: 'autostart',
    before: [],
    files: [{ path: file, text: logonTask(wanted), mode: 0o644 }],
    // Not schtasks /xml: that guesses how a file is encoded, and a user may be called Nguyễn.
    after: [
      powerShell(
        `Register-ScheduledTask -TaskName '${TASK_NAME}' -Xml (Get-Content -Raw -Encoding UTF8 -LiteralPath ${powerShellString(file)}) -Force | Out-Null`,
      ),
    ],
    starts: [],
  };
}

/** Ends the player, should it run. */
export const windowsAutostartRemoval: Removal = {
  before: [
    powerShell(
      `Stop-ScheduledTask -TaskName '${TASK_NAME}'; Unregister-ScheduledTask -TaskName '${TASK_NAME}' -Confirm:$false`,
    ),
  ],
  after: [],
};

function powerShell(script: string): Command {
  return ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', `$ErrorActionPreference = 'Stop'; ${script}`];
}

/**
 * The task, after Microsoft's schema (MS-TSCH 2.5; learn.microsoft.com, “Task Scheduler Schema”): parts and settings in
 * any order, a trigger's own elements after those that all triggers have. Without an XML declaration: PowerShell hands it
 * over as text, which is not encoded any more.
 */
function logonTask({ play: [program = '', ...args], user }: WindowsAutostart): string {
  return `<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Bluezone Kiosk: starts the player when this user logs on, and again whenever it has ended.</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <!-- For ever. RestartOnFailure alone does not see a program that was started and died. -->
      <Repetition><Interval>PT1M</Interval></Repetition>
      <UserId>${xmlText(user)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="player">
      <UserId>${xmlText(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
    <!-- None: otherwise a task is ended after three days. -->
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <!-- Normal: a task's own is below that, and a clip would falter. -->
    <Priority>4</Priority>
  </Settings>
  <Actions Context="player">
    <Exec>
      <Command>${xmlText(program)}</Command>
      <Arguments>${xmlText(windowsCommandLine(args))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}
