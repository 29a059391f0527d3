import type { Place, Remarks } from './remark.ts';

/** A web page is in the playlist for a version that shows it. */
export function tellWebPage(place: Place | undefined, remarks: Remarks): void {
  remarks.add(
    'told',
    place,
    {
      en: 'this version does not show web pages; it is carried over for one that does',
      vi: 'phiên bản này chưa chiếu trang web; nội dung vẫn được mang sang để dùng về sau',
    },
    { en: 'use a picture or a slide until then', vi: 'trước mắt dùng ảnh hoặc trang vẽ' },
  );
}
