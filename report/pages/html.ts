/** Text that is HTML already, made by `html`. */
export interface Html {
  readonly html: string;
}

/** HTML in which every value that is not HTML itself is text, in elements and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: parts.reduce((all, part, index) => all + textOf(values[index - 1]) + part) };
}

export type HtmlValue = string | number | Html | readonly Html[];

function textOf(value: HtmlValue = ''): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return htmlText(value);
  return isList(value) ? value.map((one) => one.html).join('') : value.html;
}

function isList(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value);
}

/** A text as it may stand in HTML and in the attributes of it: nothing in it is a tag, an entity or the end of either. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** JSON as it may stand in a `<script>` that is not run: nothing in it ends the element. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
