// What failed, by name, out of the reports of the runners: said once more at the end, where nobody has to look for it
// among four thousand lines.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The failed tests of a report of Vitest's (the shape that Jest's JSON has): a line each, with the first words of why. */
export function vitestFailures({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [line(name, 'the file itself', message)] : [];
    return failed.map((test) => line(name, test.fullName, test.failureMessages?.[0]));
  });
}

/** The failed tests of a report of Playwright's; with `flaky`, those that passed at the second try. */
export function playwrightFailures({ suites = [], errors = [] }, status = 'unexpected') {
  const inside = suites.flatMap(({ suites = [], specs = [] }) => [
    ...playwrightFailures({ suites }, status),
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter((test) => test.status === status)
        .map((test) => line(`test/e2e/${file}`, title, test.results.find((result) => result.error)?.error.message)),
    ),
  ]);
  if (status !== 'unexpected') return inside;
  return [...inside, ...errors.map((error) => line('the end-to-end tests', 'before any of them', error.message))];
}

function line(file, test, message = '') {
  const why = stripVTControlCharacters(message).split('\n', 1)[0].trim();
  return `${path.relative('', file)}: ${test}${why === '' ? '' : `: ${why}`}`;
}
