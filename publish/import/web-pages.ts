import type { Place, Remarks } from './remark.ts';

/** A web page is shown only where that was allowed. */
export function tellWebPage(place: Place | undefined, remarks: Remarks): void {
  remarks.add(
    'told',
    place,
    {
      en: 'a web page is shown only by screens that allow its origin, and only with a network',
      vi: 'trang web chỉ được chiếu trên màn hình cho phép nguồn của trang, và chỉ khi có mạng',
    },
    {
      en: 'set webOrigins on those screens, and give it a "fallback" picture',
      vi: 'đặt webOrigins trên các màn hình đó, và ghi ảnh thay thế "fallback"',
    },
  );
}
