import type { z } from 'zod';
import { placeOf, quoted, type Fault } from './faults.ts';
import { rules, ruleWords } from './schema-rules.ts';
import { isCalendarMoment } from './wall-clock.ts';
import type { Words } from './words.ts';

type Issue = z.core.$ZodIssue;

/** One plain sentence for each value that the schema found wrong. */
export function faultsOf(issues: readonly Issue[], path: readonly PropertyKey[]): readonly Fault[] {
  const byPlace = new Map<string, Issue>();
  for (const issue of issues.flatMap(inItsShape)) {
    const place = placeOf([...path, ...issue.path]);
    const before = byPlace.get(place);
    byPlace.set(place, before === undefined ? issue : nearer(before, issue));
  }
  return [...byPlace].map(([place, issue]) => faultOf(issue, place));
}

/** Of a value that may have several shapes, and has the outline of only one of them, what is wrong by that one. */
function inItsShape(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [meant, ...others] = issue.errors.filter((faults) => faults.every(({ path }) => path.length > 0));
  if (meant === undefined || others.length > 0) return [issue];
  return meant.map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] })).flatMap(inItsShape);
}

/** Of two faults of one value the one to tell: the closer limit, else what was found first. */
function nearer(one: Issue, other: Issue): Issue {
  if (one.code === 'too_big' && other.code === 'too_big') return other.maximum < one.maximum ? other : one;
  if (one.code === 'too_small' && other.code === 'too_small') return other.minimum > one.minimum ? other : one;
  return one;
}

function faultOf(issue: Issue, place: string): Fault {
  const { en, vi } = mustBe(issue);
  const missing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  const got = 'input' in issue && typeof issue.input !== 'object' && !missing ? quoted(issue.input) : undefined;
  return {
    ...{ code: 'INVALID', place },
    words: got === undefined ? { en, vi } : { en: `${en}, got ${got}`, vi: `${vi}, nhưng ở đây ghi ${got}` },
  };
}

function mustBe(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type': {
      const { en, vi } = kindWords(issue.expected);
      if (issue.input === undefined) return { en: `is missing: must be ${en}`, vi: `còn thiếu: phải là ${vi}` };
      const bare = isBareIn(issue.input);
      return issue.expected !== 'string' && bare
        ? { en: `must be ${en}, without quotes`, vi: `phải là ${vi}, không đặt trong dấu ngoặc kép` }
        : { en: `must be ${en}`, vi: `phải là ${vi}` };
    }
    case 'too_small':
      return issue.origin === 'array'
        ? { en: `must have at least ${issue.minimum}`, vi: `phải có ít nhất ${issue.minimum} mục` }
        : issue.origin === 'string'
          ? { en: 'must not be empty', vi: 'không được để trống' }
          : { en: `must be at least ${issue.minimum}`, vi: `phải từ ${issue.minimum} trở lên` };
    case 'too_big':
      return issue.origin === 'array'
        ? { en: `must have at most ${issue.maximum}`, vi: `chỉ được có tối đa ${issue.maximum} mục` }
        : issue.origin === 'string'
          ? { en: `must be at most ${issue.maximum} characters`, vi: `chỉ được dài tối đa ${issue.maximum} ký tự` }
          : { en: `must be at most ${issue.maximum}`, vi: `tối đa là ${issue.maximum}` };
    case 'invalid_value':
      return oneOf(issue.values, issue.input);
    case 'invalid_union':
      return { en: 'has none of the shapes it may have', vi: 'không đúng dạng nào được phép' };
    default:
      return closerRule(issue) ?? ruleWords(issue.message) ?? { en: 'is not valid', vi: 'không hợp lệ' };
  }
}

function oneOf(values: readonly unknown[], input: unknown): Words {
  const written = values.map((value) => JSON.stringify(value)).join(', ');
  const words =
    values.length === 1
      ? { en: `must be ${written}`, vi: `phải là ${written}` }
      : { en: `must be one of ${written}`, vi: `phải là một trong ${written}` };
  if (input === undefined) return { en: `is missing: ${words.en}`, vi: `còn thiếu: ${words.vi}` };
  const bare = values.some((value) => typeof value !== 'string' && String(value) === input);
  return bare ? { en: `${words.en}, without quotes`, vi: `${words.vi}, không đặt trong dấu ngoặc kép` } : words;
}

/** Whether a text would be a number, or true or false, without its quotes. */
function isBareIn(input: unknown): boolean {
  return typeof input === 'string' && /^(-?\d+(\.\d+)?|true|false)$/.test(input);
}

/** What is said more closely than by the rule that a text breaks. */
function closerRule({ message, input }: Issue): Words | undefined {
  if (typeof input !== 'string') return undefined;
  const isTime = message === rules.clockTime.en || message === rules.clockEnd.en;
  if (isTime && /^\d:[0-5]\d$/.test(input))
    return {
      en: `must have two digits for the hour: write "0${input}"`,
      vi: `giờ phải đủ hai chữ số: hãy viết "0${input}"`,
    };
  const isDate = message === rules.date.en || message === rules.moment.en || message === rules.dateTime.en;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(input)?.[0];
  if (isDate && day !== undefined && !isCalendarMoment(day)) return rules.noDay;
  if (message === rules.date.en) return rules.dateForm;
  const isAddress = message === rules.noBackslash.en || message === rules.address.en;
  return isAddress && /^[a-z]:[\\/]/i.test(input) ? rules.drive : undefined;
}

function kindWords(expected: string): Words {
  return kinds[expected] ?? { en: `a ${expected}`, vi: expected };
}

const kinds: Readonly<Record<string, Words>> = {
  string: { en: 'a string', vi: 'một chuỗi chữ' },
  number: { en: 'a number', vi: 'một con số' },
  int: { en: 'a whole number', vi: 'một số nguyên' },
  boolean: { en: 'true or false', vi: 'true hoặc false' },
  object: { en: 'an object', vi: 'một đối tượng { … }' },
  array: { en: 'an array', vi: 'một danh sách [ … ]' },
};
