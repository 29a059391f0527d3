import { DOMParser, ParseError, type Element as XmlElement } from '@xmldom/xmldom';
import { unreadable, type Unreadable } from '../unreadable.ts';
import { wordsOfXmlFault } from './xml-words.ts';

/** An element of a SMIL file. */
export interface Element {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly line: number;
}

/** Deeper than any playlist nests, and shallow enough to walk. */
const DEEPEST = 100;
const MOST_ELEMENTS = 200_000;

/**
 * The elements of an XML text. Nothing is fetched and no entity is expanded: a document that declares its own is
 * refused, because a few lines of them can unfold to gigabytes.
 */
export function parseXml(text: string): { readonly kind: 'tree'; readonly root: Element } | Unreadable {
  const declared = /<!DOCTYPE[^>[]*\[/.exec(text);
  if (declared !== null) {
    return unreadable(
      {
        en: 'the document declares entities of its own, which are not expanded; remove everything from [ to ] in its DOCTYPE',
        vi: 'tài liệu tự khai báo thực thể (entity), trình nhập không nhận; hãy bỏ phần từ [ đến ] trong DOCTYPE',
      },
      lineAt(text, declared.index),
    );
  }
  let fault: { readonly message: string; readonly line?: number } | undefined;
  let root: XmlElement | null;
  try {
    const parser = new DOMParser({
      onError: (level, message, context: { locator?: { lineNumber?: number } } | undefined) => {
        if (level === 'warning') return;
        const line = context?.locator?.lineNumber;
        fault ??= { message, ...(line === undefined ? {} : { line }) };
      },
    });
    root = parser.parseFromString(text, 'text/xml').documentElement;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const line = (error.locator as { lineNumber?: number } | undefined)?.lineNumber;
    fault ??= { message: error.message, ...(line === undefined ? {} : { line }) };
    root = null;
  }
  if (fault !== undefined || root === null) {
    // The parser counts lines from 1, and says 0 where it has not come to one.
    return unreadable(wordsOfXmlFault(fault?.message ?? 'missing root element'), fault?.line || undefined);
  }
  const budget = { left: MOST_ELEMENTS };
  const tree = convert(root, 1, budget);
  return tree === undefined
    ? unreadable({
        en: `nests deeper than ${DEEPEST} levels, or has more than ${MOST_ELEMENTS} elements`,
        vi: `lồng nhau sâu hơn ${DEEPEST} lớp, hoặc có hơn ${MOST_ELEMENTS} phần tử`,
      })
    : { kind: 'tree', root: tree };
}

function convert(element: XmlElement, depth: number, budget: { left: number }): Element | undefined {
  if (depth > DEEPEST || budget.left-- <= 0) return undefined;
  const children: Element[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType !== node.ELEMENT_NODE) continue;
    const child = convert(node as XmlElement, depth + 1, budget);
    if (child === undefined) return undefined;
    children.push(child);
  }
  return {
    name: element.localName ?? element.tagName,
    attributes: new Map([...element.attributes].map(({ name, value }) => [name, value.trim()])),
    children,
    line: (element as { lineNumber?: number }).lineNumber ?? 1,
  };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
