import { expect, it } from 'vitest';
import { failureOf } from '../../player/failure-of.ts';

it('fails with the reason of its signal, whether that is aborted later or was before', async () => {
  const later = new AbortController();
  const failure = expect(failureOf(later.signal)).rejects.toThrow('too late');
  later.abort(new Error('too late'));
  await failure;

  await expect(failureOf(AbortSignal.abort(new Error('over already')))).rejects.toThrow('over already');
});
