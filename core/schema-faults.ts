import type { z } from 'zod';
import { placeOf, quoted, type Fault } from './faults.ts';
import { ruleWords } from './schema-rules.ts';
import type { Words } from './words.ts';

/** One plain sentence for a fault that the schema found. */
export function faultOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): Fault {
  const { en, vi } = mustBe(issue);
  const missing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  const got = 'input' in issue && typeof issue.input !== 'object' && !missing ? quoted(issue.input) : undefined;
  return {
    code: 'INVALID',
    place: placeOf([...path, ...issue.path]),
    words: got === undefined ? { en, vi } : { en: `${en}, got ${got}`, vi: `${vi}, nhưng ở đây là ${got}` },
  };
}

function mustBe(issue: z.core.$ZodIssue): Words {
  switch (issue.code) {
    case 'invalid_type': {
      const { en, vi } = kindWords(issue.expected);
      return issue.input === undefined
        ? { en: `is missing: must be ${en}`, vi: `còn thiếu: phải là ${vi}` }
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
        ? { en: `must have at most ${issue.maximum}`, vi: `chỉ được có nhiều nhất ${issue.maximum} mục` }
        : issue.origin === 'string'
          ? { en: `must be at most ${issue.maximum} characters`, vi: `chỉ được dài nhất ${issue.maximum} ký tự` }
          : { en: `must be at most ${issue.maximum}`, vi: `chỉ được đến ${issue.maximum}` };
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      const words =
        issue.values.length === 1
          ? { en: `must be ${values}`, vi: `phải là ${values}` }
          : { en: `must be one of ${values}`, vi: `phải là một trong ${values}` };
      return issue.input === undefined ? { en: `is missing: ${words.en}`, vi: `còn thiếu: ${words.vi}` } : words;
    }
    case 'invalid_union':
      return { en: 'has none of the shapes it may have', vi: 'không đúng dạng nào được phép' };
    default:
      return ruleWords(issue.message) ?? { en: 'is not valid', vi: 'không hợp lệ' };
  }
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
