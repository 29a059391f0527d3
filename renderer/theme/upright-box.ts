/** The sides of a box as they are to whoever looks at the picture, CSS pixels; only their distances mean something. */
export interface UprightBox {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A box that the browser has measured in its window, turned back with the picture: on a display that hangs on its side
 * (`--turned`, which `hangPicture` sets) the window's right is the picture's top.
 */
export function uprightBox({ top, right, bottom, left }: DOMRectReadOnly, style: ComputedStyle): UprightBox {
  switch (style.getPropertyValue('--turned').trim()) {
    case '90':
      return boxOf({ top: -right, right: bottom, bottom: -left, left: top });
    case '180':
      return boxOf({ top: -bottom, right: -left, bottom: -top, left: -right });
    case '270':
      return boxOf({ top: left, right: -top, bottom: right, left: -bottom });
    default:
      return boxOf({ top, right, bottom, left });
  }
}

/** What `getComputedStyle` gives, as far as it is needed here. */
type ComputedStyle = Pick<CSSStyleDeclaration, 'getPropertyValue'>;

/** The box of an element. */
export function uprightBoxOf(element: Element): UprightBox {
  return uprightBox(element.getBoundingClientRect(), getComputedStyle(element));
}

function boxOf(sides: Pick<UprightBox, 'top' | 'right' | 'bottom' | 'left'>): UprightBox {
  return { ...sides, width: sides.right - sides.left, height: sides.bottom - sides.top };
}
