import type { Slide } from '../../core/slides.ts';

/** What people are to read on a slide, as one text: all of its words but names in a list, which are looked up, not read. */
export function wordsToRead(slide: Slide): readonly string[] {
  return [...own(slide), slide.qr?.caption].filter((text) => text !== undefined);
}

function own(slide: Slide): readonly (string | undefined)[] {
  switch (slide.kind) {
    case 'slogan':
      return [...slide.lines, slide.note];
    case 'steps':
      return [slide.title, ...slide.steps.flatMap(({ title, detail }) => [title, detail])];
    case 'notice':
      return [slide.title, slide.text, ...slide.points.map(({ text }) => text)];
    case 'comparison':
      return [
        slide.title,
        slide.right.label,
        ...slide.right.items,
        slide.wrong.label,
        ...slide.wrong.items,
        slide.note,
      ];
    case 'support-point':
      return [slide.title, slide.place, slide.hours];
    case 'install-rate':
      // Figures are taken in at a glance; the player's own words beside them are few.
      return [slide.title, slide.place, `${slide.percent}`];
  }
}
