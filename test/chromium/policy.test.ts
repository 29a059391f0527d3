import { describe, expect, it } from 'vitest';
import { PLAIN_PAGE } from '../../chromium/flags.ts';
import { managedPolicy } from '../../chromium/policy.ts';

describe('managedPolicy', () => {
  it('lets no file be opened and nothing of the browser’s own, but pages, the plain one too', () => {
    expect(managedPolicy.URLBlocklist).toEqual(['*', 'chrome://*']);
    expect(managedPolicy.URLAllowlist).toEqual(['http://*', 'https://*', 'data:*']);
    expect(PLAIN_PAGE.startsWith('data:')).toBe(true);
  });

  it('does not shut the pipe by which the host drives the browser', () => {
    expect(Object.keys(managedPolicy)).not.toContain('DeveloperToolsAvailability');
    expect(Object.keys(managedPolicy)).not.toContain('RemoteDebuggingAllowed');
  });
});
