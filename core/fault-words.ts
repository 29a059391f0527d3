import type { Words } from './words.ts';

/**
 * What is wrong, in a sentence for whoever stands before the screen, for a code of `/status`; `undefined` for a code that
 * has none. `docs/status-codes.md` tells more, and what to do. A code may be followed by what it is about: `ITEM_FAILED a`.
 */
export function faultWords(code: string): Words | undefined {
  const [name = ''] = code.split(' ', 1);
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

const words: Readonly<Record<string, Words>> = {
  PLAYLIST_UNREACHABLE: {
    en: 'The playlist cannot be had; the last one plays. See to the network.',
    vi: 'Không tải được danh sách phát; bản trước vẫn phát. Hãy kiểm tra mạng.',
  },
  CA_FILE_UNREADABLE: {
    en: 'The file of certificates (setting caFile) cannot be read, so the server may not be believed.',
    vi: 'Không đọc được tệp chứng chỉ (cài đặt caFile), nên có thể không tin được máy chủ.',
  },
  STALE: {
    en: 'There has been no good playlist for a long time.',
    vi: 'Đã lâu không nhận được danh sách phát hợp lệ.',
  },
  NOT_JSON: {
    en: 'A web page came in the place of the playlist, perhaps the log-in of a Wi-Fi.',
    vi: 'Nhận được một trang web thay cho danh sách phát, có thể là trang đăng nhập Wi-Fi.',
  },
  EMPTY: { en: 'The playlist is empty.', vi: 'Danh sách phát rỗng.' },
  NOT_UTF8: { en: 'The playlist is not UTF-8 text.', vi: 'Danh sách phát không phải văn bản UTF-8.' },
  TOO_LARGE: { en: 'The playlist is too large.', vi: 'Danh sách phát quá lớn.' },
  TOO_DEEP: {
    en: 'What came in the place of the playlist is something else.',
    vi: 'Tệp nhận được không phải danh sách phát.',
  },
  NEED_UPDATE: {
    en: 'The playlist is for a newer version of this player.',
    vi: 'Danh sách phát viết cho phiên bản mới hơn của chương trình này.',
  },
  PLAYLIST_REFUSED: {
    en: 'There are slips in the newest playlist; the one before plays on.',
    vi: 'Danh sách phát mới nhất có chỗ sai; bản trước vẫn phát.',
  },
  PLAYLIST_NOT_KEPT: {
    en: 'The playlist cannot be written to the disk.',
    vi: 'Không ghi được danh sách phát vào ổ đĩa.',
  },
  PLAYLIST_DAMAGED: {
    en: 'A kept playlist was damaged on the disk.',
    vi: 'Danh sách phát lưu trên ổ đĩa bị hỏng.',
  },
  UNSIGNED: {
    en: 'The newest playlist is not signed; this screen takes only signed ones.',
    vi: 'Danh sách phát mới nhất không có chữ ký; màn hình này chỉ nhận bản đã ký.',
  },
  BAD_SIGNATURE: {
    en: 'The newest playlist is not signed by those whom this screen believes.',
    vi: 'Danh sách phát mới nhất không được người mà màn hình này tin ký.',
  },
  BAD_ENVELOPE: { en: 'The signed playlist is broken.', vi: 'Tệp danh sách phát đã ký bị hỏng.' },
  WRONG_CHANNEL: {
    en: 'The newest playlist was signed for other screens.',
    vi: 'Danh sách phát mới nhất được ký cho màn hình của kênh khác.',
  },
  WRONG_EPOCH: {
    en: 'The newest playlist was signed with keys that are not in force.',
    vi: 'Danh sách phát mới nhất được ký bằng khóa không còn hoặc chưa có hiệu lực.',
  },
  ROLLBACK: {
    en: 'An older playlist was put in the place of the new one.',
    vi: 'Có người đặt lại danh sách phát cũ hơn bản đang có.',
  },
  EQUIVOCATION: {
    en: 'The same revision was published twice with different content.',
    vi: 'Cùng một số bản được xuất bản hai lần với nội dung khác nhau.',
  },
  UNHASHED: {
    en: 'The signed playlist names a file without its hash.',
    vi: 'Danh sách phát đã ký có tệp không ghi mã băm.',
  },
  TRUST_DAMAGED: {
    en: 'The keys kept on this machine were damaged on the disk.',
    vi: 'Khóa lưu trên máy này bị hỏng do ổ đĩa.',
  },
  TRUST_REFUSED: {
    en: 'The trust file that was given is not of this channel.',
    vi: 'Tệp trust được đưa không phải của kênh này.',
  },
  WRONG_HASH: {
    en: 'A file came damaged or exchanged, and is not shown.',
    vi: 'Có tệp tải về bị hỏng hoặc bị thay, nên không phát.',
  },
  MEDIA_UNREACHABLE: {
    en: 'A file could not be fetched; it is tried again.',
    vi: 'Chưa tải được một tệp; máy sẽ thử lại.',
  },
  INCOMPLETE: {
    en: 'Files are missing, so items are left out or the new playlist waits.',
    vi: 'Thiếu tệp nên một số mục bị bỏ qua hoặc danh sách mới phải chờ.',
  },
  MEDIA_DAMAGED: {
    en: 'A file was damaged on this machine’s disk, and is fetched again.',
    vi: 'Có tệp bị hỏng trên ổ đĩa của máy, đang được tải lại.',
  },
  WEB_NOT_ALLOWED: {
    en: 'The playlist has web pages that this machine may not show.',
    vi: 'Danh sách phát có trang web mà máy này chưa được phép chiếu.',
  },
  ITEM_FAILED: { en: 'An item cannot be shown and is skipped.', vi: 'Có mục không phát được nên bị bỏ qua.' },
  MEDIA_LEFT_OUT: {
    en: 'A file has broken the page or stood still three times, and is left out for a day.',
    vi: 'Có tệp ba lần làm hỏng trang phát hoặc bị đứng hình nên bị bỏ qua trong một ngày.',
  },
  NOT_TAKEN: {
    en: 'What was brought on a stick was refused.',
    vi: 'Nội dung mang đến bằng USB không được nhận.',
  },
  CODE_TOO_SMALL: {
    en: 'A QR code is too small to be scanned on this screen.',
    vi: 'Mã QR quá nhỏ để quét trên màn hình này.',
  },
  ZONE_LEFT_OUT: {
    en: 'A zone could not be read on this screen, so it is left out.',
    vi: 'Có vùng quá nhỏ để đọc trên màn hình này nên bị bỏ qua.',
  },
  DISK_FULL: {
    en: 'The disk has no room for what is to be played.',
    vi: 'Ổ đĩa không còn chỗ cho nội dung cần phát.',
  },
  TOO_LARGE_FOR_DISK: {
    en: 'The new playlist needs more room than this machine has.',
    vi: 'Danh sách mới cần nhiều dung lượng hơn máy này có.',
  },
  SETTINGS_REFUSED: {
    en: 'A settings file, or the environment, has slips and does not count; what was good before does.',
    vi: 'Tệp cài đặt hoặc biến môi trường có chỗ sai nên không được tính; máy dùng giá trị tốt trước đó.',
  },
  SETTINGS_DAMAGED: {
    en: 'The settings were damaged on the disk; the last good ones count.',
    vi: 'Cài đặt bị hỏng trên ổ đĩa; máy dùng bản tốt gần nhất.',
  },
  JOURNAL: {
    en: 'What is shown cannot be written down; look at the disk.',
    vi: 'Không ghi được nhật ký phát; hãy kiểm tra ổ đĩa.',
  },
  JOURNAL_DAMAGED: {
    en: 'The journal was damaged; a new one was begun.',
    vi: 'Nhật ký phát bị hỏng; đã bắt đầu nhật ký mới.',
  },
  REPORT_REFUSED: {
    en: 'What was shown is not taken where it is brought; it is kept on this machine.',
    vi: 'Nơi nhận không nhận nhật ký phát; nhật ký vẫn được giữ trên máy này.',
  },
  REPORT_LATE: {
    en: 'What was shown has not been delivered for more than a day; it is kept on this machine. See to the network.',
    vi: 'Đã hơn một ngày chưa gửi được nhật ký phát; nhật ký vẫn được giữ trên máy này. Hãy kiểm tra mạng.',
  },
  METRICS_CLOSED: {
    en: 'The metrics of this machine cannot be read from elsewhere.',
    vi: 'Máy khác không đọc được số liệu của máy này.',
  },
  CLOCK_WRONG: {
    en: 'This machine’s clock is wrong; content with hours is left out.',
    vi: 'Đồng hồ của máy sai; nội dung có hẹn giờ không được phát.',
  },
  DISPLAY_POWER: {
    en: 'A display does not switch on or off as its hours say.',
    vi: 'Màn hình không bật hoặc tắt theo giờ mở cửa.',
  },
  BROWSER: {
    en: 'The browser has failed several times in a row.',
    vi: 'Trình duyệt bị lỗi nhiều lần liên tiếp.',
  },
  GPU: {
    en: 'The graphics card has failed; pictures are drawn in another way for a day.',
    vi: 'Bộ xử lý đồ họa bị lỗi; trong một ngày hình được vẽ theo cách khác.',
  },
  SAFE_MODE: {
    en: 'Safe mode for a day: pictures, slides and proven videos only, without motion.',
    vi: 'Chế độ an toàn trong một ngày: chỉ phát hình ảnh, trang chữ và phim từng phát trọn vẹn, không chuyển động.',
  },
  NO_PICTURE: {
    en: 'The screen shows nothing, or one picture for ever; it is being brought back.',
    vi: 'Màn hình không hiện gì hoặc đứng nguyên một hình; máy đang tự khắc phục.',
  },
  UPDATE_FAILED: {
    en: 'A newer version of the player showed no moving picture here; the one before is back.',
    vi: 'Phiên bản mới của trình phát không có hình chạy trên máy này; máy đã quay về bản trước.',
  },
  UPDATE_NOT_TAKEN: {
    en: 'A newer version of the player could not be taken; nothing was changed.',
    vi: 'Không lấy được phiên bản mới của trình phát; máy chưa thay đổi gì.',
  },
};

/** Every code that has a sentence. */
export const wordedCodes: readonly string[] = Object.keys(words);
