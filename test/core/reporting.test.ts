import { describe, expect, it } from 'vitest';
import { reportingWith } from '../../core/reporting.ts';

const reports = {
  reportUrl: 'https://tinh.vn/plays',
  reportMethod: 'put',
  heartbeatUrl: 'https://tinh.vn/beat',
} as const;

describe('what a machine tells, and to whom', () => {
  it('is what the trust file says where the machine says nothing', () => {
    expect(reportingWith(undefined, { reports })).toEqual(reports);
    expect(reportingWith({ reportToken: 'abc' }, { reports })).toEqual({ ...reports, reportToken: 'abc' });
    expect(reportingWith(undefined, undefined)).toEqual({});
  });

  it('is what the machine says where it says something, the way of bringing with the address', () => {
    expect(reportingWith({ reportUrl: '/mnt/share' }, { reports })).toEqual({
      ...{ reportUrl: '/mnt/share', heartbeatUrl: reports.heartbeatUrl },
    });
    expect(reportingWith({ reportMethod: 'post' }, { reports })).toEqual({ ...reports, reportMethod: 'post' });
  });

  it('is nothing where the machine says so, whatever the trust file says', () => {
    expect(reportingWith({ reportUrl: 'none', heartbeatUrl: 'none' }, { reports })).toEqual({});
  });
});
