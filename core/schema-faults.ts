import type { z } from 'zod';
import { placeOf, quoted, type Fault } from './faults.ts';

/** One plain sentence for a fault that the schema found. */
export function faultOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): Fault {
  return {
    code: 'INVALID',
    place: placeOf([...path, ...issue.path]),
    message: `${mustBe(issue)}${'input' in issue && typeof issue.input !== 'object' ? `, got ${quoted(issue.input)}` : ''}`,
  };
}

function mustBe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: must be ${article(issue.expected)}`
        : `must be ${article(issue.expected)}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum}`
        : issue.origin === 'string'
          ? 'must not be empty'
          : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum}`
        : issue.origin === 'string'
          ? `must be at most ${issue.maximum} characters`
          : `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return issue.message.startsWith('must') ? issue.message : `must be a valid ${issue.format}`;
    case 'invalid_union':
      return 'has none of the shapes it may have';
    default:
      return issue.message;
  }
}

function article(type: string): string {
  return type === 'int' ? 'a whole number' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
