/** A text as it may stand in HTML and in the attributes of it: nothing in it is a tag, an entity or the end of either. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
