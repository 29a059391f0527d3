import { slug } from './fold.ts';

/** What a name of a district may begin with, folded; the tag is the name without it. */
const kinds = /^(huyen|thanh-pho|tp|thi-xa|tx|quan|h|thi-tran|xa|phuong|district)-(?=.*[a-z])/;

/**
 * A tag's value for each district, in their order: `Huyện Cao Lộc` is `cao-loc`. Where two would be the same, as the
 * town and the district of one name, both keep the whole: `thanh-pho-cao-lanh`, `huyen-cao-lanh`.
 */
export function slugsOfDistricts(names: readonly string[]): readonly string[] {
  const short = names.map((name) => slug(name).replace(kinds, ''));
  return names.map((name, index) => {
    const own = short[index] ?? '';
    return short.filter((other) => other === own).length > 1 ? slug(name) : own;
  });
}
