import { commandsOf, type Installed, type Prospect, type Removed } from '../machine/install.ts';
import type { Obstacle } from '../machine/obstacles.ts';
import type { InstallKind, Removal } from '../machine/plan.ts';

/** What came of the command, or would. */
export type InstallFacts =
  | {
      readonly kind: 'dry-run';
      readonly prospect: Prospect;
      /** What would keep it from being done. */
      readonly obstacles: readonly Obstacle[];
    }
  | (Extract<Installed, { kind: 'installed' }> & Place & { readonly installation: InstallKind })
  | Extract<Installed, { kind: 'in-the-way' }>
  | { readonly kind: 'would-remove'; readonly files: readonly string[]; readonly removal: Removal }
  | ({ readonly kind: 'removed'; readonly installation: InstallKind } & Place & Removed)
  | { readonly kind: 'nothing-there' };

/** Where it was installed, and where its data are. */
interface Place {
  readonly system: 'linux' | 'windows';
  readonly dataDir: string;
}

/** The same for scripts (`--json`). Modes are octal, as in chmod(1). */
export function installFacts(facts: InstallFacts): object {
  switch (facts.kind) {
    case 'dry-run': {
      const { prospect, obstacles } = facts;
      return {
        ok: true,
        dryRun: true,
        installs: prospect.plan.kind,
        files: prospect.files.map(({ file: { path, mode, text }, state }) => ({
          path,
          mode: mode.toString(8),
          state,
          text,
        })),
        removes: prospect.leftOver,
        commands: commandsOf(prospect),
        obstacles,
      };
    }
    case 'installed': {
      const { prospect, putAside, kept, failed, dataDir } = facts;
      const files = prospect.files.map(({ file: { path }, state }) => ({ path, state }));
      return { ok: failed.length === 0, installs: prospect.plan.kind, files, putAside, kept, failed, dataDir };
    }
    case 'in-the-way': {
      const faults = facts.files.map(({ file: { path }, state }) => ({ code: state.toUpperCase(), path }));
      return { ok: false, faults };
    }
    case 'would-remove':
      return { ok: true, dryRun: true, removes: facts.files, commands: facts.removal };
    case 'removed': {
      const { installation, removed, kept, failed, dataDir } = facts;
      return { ok: failed.length === 0, uninstalls: installation, removed, kept, failed, dataDir };
    }
    case 'nothing-there':
      return { ok: true, removed: [], kept: [] };
  }
}
