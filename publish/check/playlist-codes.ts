import type { FaultCode } from '../../core/faults.ts';
import type { Definition } from './definition.ts';
import type { trustCodes } from './trust-codes.ts';

/** The playlist as a file: what the player itself refuses or warns about, and where it all comes from. */
export const playlistCodes = {
  PLAYLIST_UNREACHABLE: {
    severity: 'error',
    meaning: {
      en: 'The file, folder or address cannot be read, so nothing was checked.',
      vi: 'Không đọc được tệp, thư mục hoặc địa chỉ này nên chưa kiểm tra được gì.',
    },
    fix: {
      en: 'check the name or address, and that the server answers',
      vi: 'kiểm tra lại tên hoặc địa chỉ, và xem máy chủ có trả lời không',
    },
  },
  TOO_LARGE: {
    severity: 'error',
    meaning: {
      en: 'The playlist is larger than 32 MiB.',
      vi: 'Danh sách phát lớn hơn 32 MiB.',
    },
    fix: {
      en: 'take old campaigns out; media belong beside the playlist, not in it',
      vi: 'bỏ bớt chiến dịch cũ; tệp clip và ảnh để bên cạnh danh sách phát, không đưa vào trong',
    },
  },
  NOT_UTF8: {
    severity: 'error',
    meaning: {
      en: 'The file is not UTF-8 text.',
      vi: 'Tệp không phải văn bản UTF-8.',
    },
    fix: {
      en: 'save it again as UTF-8 (in Notepad: File > Save as, Encoding: UTF-8)',
      vi: 'lưu lại dạng UTF-8 (trong Notepad: Tệp > Lưu dưới dạng, ở ô Mã hóa chọn UTF-8)',
    },
  },
  EMPTY: {
    severity: 'error',
    meaning: {
      en: 'The file is empty, or the folder holds nothing to play.',
      vi: 'Tệp rỗng, hoặc thư mục không có gì để phát.',
    },
    fix: {
      en: 'save or upload the playlist again; in a folder put clips and pictures',
      vi: 'lưu hoặc tải lên lại danh sách phát; nếu là thư mục thì chép clip và ảnh vào',
    },
  },
  NOT_JSON: {
    severity: 'error',
    meaning: {
      en: 'The text breaks the rules of JSON at the line and column given.',
      vi: 'Văn bản sai quy tắc JSON tại dòng và cột được nêu.',
    },
    fix: {
      en: 'mend the file there; an editor with JSON support marks the place',
      vi: 'sửa tệp ở chỗ đó; trình soạn thảo hỗ trợ JSON sẽ đánh dấu chỗ sai',
    },
  },
  TOO_DEEP: {
    severity: 'error',
    meaning: {
      en: 'Brackets nest deeper than 16 levels.',
      vi: 'Các dấu ngoặc lồng nhau quá 16 lớp.',
    },
    fix: {
      en: 'take out what is nested so deep: the player knows no such field',
      vi: 'bỏ phần lồng quá sâu: trình phát không có trường nào như vậy',
    },
  },
  NEED_UPDATE: {
    severity: 'error',
    meaning: {
      en: 'The playlist is of another version of the language than this player reads.',
      vi: 'Danh sách phát thuộc phiên bản ngôn ngữ khác với phiên bản trình phát này đọc được.',
    },
    fix: {
      en: 'write "formatVersion": 1, or update the players first',
      vi: 'ghi "formatVersion": 1, hoặc cập nhật trình phát trước',
    },
  },
  INVALID: {
    severity: 'error',
    meaning: {
      en: 'A value is missing or is not what it must be; the player refuses the whole playlist.',
      vi: 'Một giá trị còn thiếu hoặc không đúng yêu cầu; trình phát từ chối cả danh sách phát.',
    },
  },
  UNKNOWN_DAYPART: {
    severity: 'error',
    meaning: {
      en: 'A daypart is named that "dayparts" does not define.',
      vi: 'Có tên khung giờ chưa được định nghĩa trong "dayparts".',
    },
    fix: {
      en: 'correct the name, or define it in "dayparts"',
      vi: 'sửa lại tên, hoặc định nghĩa nó trong "dayparts"',
    },
  },
  DUPLICATE_ID: {
    severity: 'error',
    meaning: {
      en: 'Two items or two campaigns have the same id.',
      vi: 'Hai nội dung hoặc hai chiến dịch trùng id.',
    },
    fix: {
      en: 'give one of them another id; plays are counted by it',
      vi: 'đổi id của một trong hai; lượt phát được đếm theo id',
    },
  },
  TOO_MANY_ITEMS: {
    severity: 'error',
    meaning: {
      en: 'There are more than 20,000 items.',
      vi: 'Có hơn 20.000 nội dung.',
    },
    fix: {
      en: 'take out what is over, or make several playlists',
      vi: 'bỏ những nội dung đã hết hạn, hoặc chia thành nhiều danh sách phát',
    },
  },
  UNKNOWN_FIELD: {
    severity: 'warning',
    meaning: {
      en: 'A field that the player does not know; it has no effect.',
      vi: 'Trường mà trình phát không biết; nó không có tác dụng.',
    },
    fix: {
      en: 'correct its spelling, or take it out',
      vi: 'sửa lại tên trường, hoặc xóa trường này',
    },
  },
  NOT_USED: {
    severity: 'warning',
    meaning: {
      en: 'A field of the language that has no effect here.',
      vi: 'Trường có trong ngôn ngữ nhưng ở đây không có tác dụng.',
    },
    fix: {
      en: 'take it out, or do not rely on it',
      vi: 'xóa trường này, hoặc đừng dựa vào nó',
    },
  },
  DOUBLED_NAME: {
    severity: 'warning',
    meaning: {
      en: 'A name stands twice in one object; only the last counts, the first is lost.',
      vi: 'Một tên xuất hiện hai lần trong cùng một đối tượng; chỉ lần cuối có hiệu lực, lần đầu bị bỏ mất.',
    },
    fix: {
      en: 'keep one of them',
      vi: 'chỉ giữ lại một',
    },
  },
  ADDRESS_NOT_HTTPS: {
    severity: 'error',
    meaning: {
      en: 'http:// on a public server: whoever sits on the line could put another film on the screen.',
      vi: 'Dùng http:// với máy chủ công cộng: kẻ chen vào đường truyền có thể đưa nội dung khác lên màn hình.',
    },
    fix: {
      en: 'write https://, or put the file beside the playlist',
      vi: 'viết https://, hoặc đặt tệp cạnh danh sách phát',
    },
  },
  ADDRESS_PRIVATE: {
    severity: 'error',
    meaning: {
      en: 'An address inside a house network, which a player does not ask for a playlist from outside it.',
      vi: 'Địa chỉ trong mạng nội bộ; trình phát không hỏi địa chỉ như vậy cho danh sách phát từ bên ngoài.',
    },
    fix: {
      en: 'serve the playlist from the same network, or put the file beside the playlist',
      vi: 'đặt danh sách phát trong cùng mạng đó, hoặc đặt tệp cạnh danh sách phát',
    },
  },
  ADDRESS_LOGIN: {
    severity: 'error',
    meaning: {
      en: 'A user name or password in an address; playlists are public and hold none.',
      vi: 'Trong địa chỉ có tên đăng nhập hoặc mật khẩu; danh sách phát là công khai, không được chứa.',
    },
    fix: {
      en: 'take it out, and put the file where no password is needed',
      vi: 'xóa tên và mật khẩu khỏi địa chỉ, và đặt tệp ở nơi không cần mật khẩu',
    },
  },
  ADDRESS_OUTSIDE: {
    severity: 'error',
    meaning: {
      en: 'A file outside the playlist’s folder, which a player never opens.',
      vi: 'Tệp nằm ngoài thư mục của danh sách phát; trình phát không bao giờ mở.',
    },
    fix: {
      en: 'copy the file into the folder',
      vi: 'chép tệp vào trong thư mục',
    },
  },
  ADDRESS_REFUSED: {
    severity: 'error',
    meaning: {
      en: 'An address that a player does not ask.',
      vi: 'Địa chỉ mà trình phát không chấp nhận.',
    },
    fix: {
      en: 'write a relative address such as clips/a.mp4, or an https address',
      vi: 'viết địa chỉ tương đối như clips/a.mp4, hoặc địa chỉ https',
    },
  },
  MIXED_HOSTS: {
    severity: 'info',
    meaning: {
      en: 'Media come from several servers; when one is down, its part of the playlist stays at home.',
      vi: 'Tệp lấy từ nhiều máy chủ; một máy chủ hỏng thì phần của nó không về tới màn hình.',
    },
    fix: {
      en: 'best keep all files beside the playlist',
      vi: 'tốt nhất để mọi tệp cạnh danh sách phát',
    },
  },
  FILE_PASSED_OVER: {
    severity: 'warning',
    meaning: {
      en: 'A file of the folder that the player does not know by its name, or that is empty, so it is never played.',
      vi: 'Tệp trong thư mục mà trình phát không nhận ra qua tên, hoặc tệp rỗng, nên không bao giờ được phát.',
    },
    fix: {
      en: 'convert it with the command given, or take it out of the folder',
      vi: 'chuyển đổi bằng lệnh được nêu, hoặc bỏ khỏi thư mục',
    },
  },
} as const satisfies Record<Exclude<FaultCode, keyof typeof trustCodes>, Definition> & Record<string, Definition>;
