import { describe, expect, it } from 'vitest';
import { PLAIN_PAGE } from '../../chromium/flags.ts';
import { managedPolicy } from '../../chromium/policy.ts';

describe('managedPolicy', () => {
  it('lets no page be opened but ours and the plain one, and none of the browser’s own', () => {
    expect(managedPolicy.URLBlocklist).toEqual(['*', 'chrome://*']);
    expect(managedPolicy.URLAllowlist).toEqual(['http://127.0.0.1', 'data:*']);
    expect(PLAIN_PAGE.startsWith('data:')).toBe(true);
  });

  it('does not shut the pipe by which the host drives the browser', () => {
    expect(Object.keys(managedPolicy)).not.toContain('DeveloperToolsAvailability');
    expect(Object.keys(managedPolicy)).not.toContain('RemoteDebuggingAllowed');
  });
});
