import { directive, Directive, type ElementPart } from 'lit/directive.js';

type Properties = Readonly<Record<string, string>>;

class Styled extends Directive {
  override render(_properties: Properties): void {
    // All is done in `update`.
  }

  override update({ element }: ElementPart, [properties]: [Properties]): void {
    for (const [name, value] of Object.entries(properties)) (element as HTMLElement).style.setProperty(name, value);
  }
}

/**
 * Sets CSS properties of an element: `<div ${styled({ width: '9px' })}>`. Lit's `styleMap` writes an attribute the first
 * time, which the page's Content-Security-Policy forbids.
 */
export const styled = directive(Styled);
