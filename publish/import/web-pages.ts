import type { Place, Remarks } from './remark.ts';

/** A web page needs something besides the playlist. */
export function tellWebPage(place: Place | undefined, remarks: Remarks): void {
  remarks.add('told', place, {
    en: 'web pages are shown only from origins that the trust settings of the screens allow',
    vi: 'trang web chỉ được chiếu nếu địa chỉ của nó nằm trong cài đặt tin cậy của màn hình',
  });
}
