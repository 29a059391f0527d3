import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../machine/manifest.ts';
import { TASK_NAME, windowsAutostartPlan, windowsAutostartRemoval } from '../../machine/windows-autostart.ts';
import { hasShellLauncher, windowsSessionPlan, windowsSessionRemoval } from '../../machine/windows-session.ts';
import { windowsCommandLine } from '../../machine/windows-words.ts';

const play = ['C:\\Program Files\\Bluezone Kiosk\\Bluezone Kiosk.exe', '--wait-for-display'];

describe('a command line of Windows', () => {
  it.each([
    [['node.exe', 'C:\\kiosk\\cli.js'], 'node.exe C:\\kiosk\\cli.js'],
    [['C:\\Program Files\\a.exe', ''], '"C:\\Program Files\\a.exe" ""'],
    [['a b\\', 'say "x"', 'c\\"d'], '"a b\\\\" "say \\"x\\"" "c\\\\\\"d"'],
  ])('of the words %j is %s', (words, line) => {
    expect(windowsCommandLine(words)).toBe(line);
  });
});

describe('the logon task', () => {
  const user = 'QUAY-01\\Nguyễn & Lan';
  const plan = windowsAutostartPlan({ play, user, dataDir: "C:\\Users\\D'Lan\\AppData\\Local\\bluezone-kiosk" });
  const [file] = plan.files;
  const task = new DOMParser({
    onError: (_, message) => {
      throw new Error(message);
    },
  }).parseFromString(file!.text, 'text/xml').documentElement!;
  const childrenOf = (element: Element) =>
    [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
  const at = (place: string) =>
    place.split('/').reduce((element, name) => {
      const found = childrenOf(element).find(({ localName }) => localName === name);
      if (found === undefined) throw new Error(`no ${place}`);
      return found;
    }, task);

  it('starts the player as its user at the logon, and every minute unless it runs', () => {
    expect(task.namespaceURI).toBe('http://schemas.microsoft.com/windows/2004/02/mit/task');
    expect(at('Triggers/LogonTrigger/UserId').textContent).toBe(user);
    expect(at('Triggers/LogonTrigger/Repetition').textContent).toBe('PT1M');
    expect(at('Settings/MultipleInstancesPolicy').textContent).toBe('IgnoreNew');
    expect(
      at('Principals/Principal')
        .textContent!.trim()
        .split(/\s*\n\s*/),
    ).toEqual([user, 'InteractiveToken', 'LeastPrivilege']);
    expect(at('Actions').getAttribute('Context')).toBe(at('Principals/Principal').getAttribute('id'));
    expect([at('Actions/Exec/Command').textContent, at('Actions/Exec/Arguments').textContent]).toEqual(play);
  });

  it('is never ended for running long or on a battery, and runs as fast as what a person starts', () => {
    const told = (name: string) => at(`Settings/${name}`).textContent;

    expect(
      ['ExecutionTimeLimit', 'DisallowStartIfOnBatteries', 'StopIfGoingOnBatteries', 'Priority'].map(told),
    ).toEqual(['PT0S', 'false', 'false', '4']);
    expect(told('RestartOnFailure')).toBe('PT1M255');
  });

  it('has its elements in the order of the schema, where that has one', () => {
    // MS-TSCH 2.5.3.1: what all triggers have comes before what a trigger has of its own.
    expect(childrenOf(at('Triggers/LogonTrigger')).map(({ localName }) => localName)).toEqual(['Repetition', 'UserId']);
    expect(childrenOf(at('Actions/Exec')).map(({ localName }) => localName)).toEqual(['Command', 'Arguments']);
  });

  it('is handed over as text, whatever the user is called', () => {
    expect(plan.after).toEqual([
      [
        ...['powershell.exe', '-NoProfile', '-NonInteractive', '-Command'],
        "$ErrorActionPreference = 'Stop'; Register-ScheduledTask -TaskName 'Bluezone Kiosk' -Xml (Get-Content -Raw -Encoding UTF8 -LiteralPath 'C:\\Users\\D''Lan\\AppData\\Local\\bluezone-kiosk\\logon-task.xml') -Force | Out-Null",
      ],
    ]);
    expect(file!.text).not.toContain('<?xml');
    expect(windowsAutostartRemoval.before[0]?.at(-1)).toContain("Unregister-ScheduledTask -TaskName 'Bluezone Kiosk'");
  });
});

describe('the installer for Windows', () => {
  const script = readFileSync(path.resolve(import.meta.dirname, '../../build/windows-installer.nsh'), 'utf8');
  const macro = (name: string) => new RegExp(`!macro ${name}\n([^]*?)!macroend`).exec(script)?.[1] ?? '';

  it('has the same task made for whoever double-clicks it, and for nobody who installs it silently', () => {
    const [silent, clicked] = macro('customInstall').split('${Else}');

    expect(silent).not.toContain('install --autostart');
    expect(clicked).toContain('${StdUtils.ExecShellAsUser}');
    expect(clicked).toContain('install --autostart');
  });

  it('names the task as the command does, wherever it does so', () => {
    const named = [...script.matchAll(/\/tn "([^"]*)"/g)].map(([, name]) => name);

    expect(named.length).toBeGreaterThan(4);
    expect(new Set(named)).toEqual(new Set([TASK_NAME]));
  });

  it('takes the task away with the program, but not when that is only replaced', () => {
    expect(macro('customUnInstall')).toMatch(/^ {2}\$\{IfNot\} \$\{isUpdated\}\n[^]*\/delete [^]*\$\{EndIf\}\n$/);
  });
});

describe('the kiosk session of Windows', () => {
  const sessionDir = 'C:\\Program Files\\Bluezone Kiosk Session';
  const plan = windowsSessionPlan({ play: ["C:\\D'Lan\\a b.exe", '--wait-for-display'], sessionDir });
  const script = plan.files[0]!.text;

  it('is one script that is run with what is to be done', () => {
    const run = (what: string) => [
      ...['powershell.exe', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'],
      ...['-File', `${sessionDir}\\session.ps1`, what],
    ];

    expect(plan.files.map(({ path }) => path)).toEqual([`${sessionDir}\\session.ps1`]);
    expect(plan.after).toEqual([run('install')]);
    expect(windowsSessionRemoval({ sessionDir }).before).toEqual([run('remove')]);
    expect(script.codePointAt(0)).toBe(0xfeff);
  });

  it('has the player in place of the desktop of its own user, and writes no password', () => {
    expect(script).toContain(`$shell = '"C:\\D''Lan\\a b.exe" --wait-for-display'`);
    expect(script).toContain('$launcher.SetCustomShell($sid, $shell, $null, $null, 0)');
    expect(script).toContain("$launcher.SetDefaultShell('explorer.exe', 0)");
    expect(script).toContain('New-LocalUser -Name $user -NoPassword');
    expect(/'DefaultPassword', 'String', '(.*)'/.exec(script)?.[1]).toBe('');
  });

  it('gives every setting back that it has changed', () => {
    const [install = '', remove] = script.split('} elseif (Test-Path $memory) {\n');
    const places = ['Set-Content -Encoding UTF8 $memory', 'New-LocalUser', 'foreach ($one in $settings)'].map((step) =>
      install.indexOf(step),
    );

    expect(places.toSorted((a, b) => a - b)).toEqual(places); // written down before anything is changed
    expect(places).not.toContain(-1);
    expect(install).toContain('foreach ($one in $settings) { Set-Setting $one[0] $one[1] $one[2] $one[3] }');
    expect(remove).toContain('foreach ($one in $before.settings) {');
    expect(remove).toContain('powercfg /setactive $before.scheme');
  });

  it('closes what it opens', () => {
    const code = script.replace(/#.*$/gm, '').replace(/'[^'\n]*'/g, "''");
    const count = (mark: string) => code.split(mark).length - 1;

    expect([count('{'), count('('), count('[')]).toEqual([count('}'), count(')'), count(']')]);
    expect(code.split('"').length % 2).toBe(1);
  });

  it.each([
    ['Enterprise', true],
    ['EnterpriseS', true],
    ['Education', true],
    ['IoTEnterpriseSK', true],
    ['Professional', false],
    ['ProfessionalEducation', false],
    ['Core', false],
    [undefined, false],
  ])('on the edition %s can be had: %s', (edition, can) => {
    expect(hasShellLauncher(edition)).toBe(can);
  });
});

describe('the list of what was written', () => {
  const listed = (file: string) =>
    readManifest(JSON.stringify({ kind: 'autostart', files: [{ path: file, sha256: 'a'.repeat(64) }], folders: [] }));

  it.each(['/etc/pam.d/bluezone-kiosk', 'C:\\Users\\lan\\logon-task.xml'])('may name %s', (file) => {
    expect(listed(file)).toBeDefined();
  });

  it.each(['etc/passwd', 'C:passwd', ''])('names no file that depends on where one stands: %j', (file) => {
    expect(listed(file)).toBeUndefined();
  });
});
