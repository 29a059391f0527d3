import type { Definition } from './definition.ts';

/** Whether people before the screen can read its words and scan its codes. */
export const legibilityCodes = {
  TEXT_SMALL: {
    severity: 'warning',
    meaning: {
      en: 'A slide has so many words that its text, by a careful estimate, is too small to be read from the distance.',
      vi: 'Trang vẽ quá nhiều chữ nên, theo ước tính thận trọng, chữ quá nhỏ để đọc từ khoảng cách nhìn đã cho.',
    },
    fix: {
      en: 'use fewer words, or make two slides of it',
      vi: 'bớt chữ, hoặc tách thành hai trang',
    },
  },
  TEXT_BRIEF: {
    severity: 'warning',
    meaning: {
      en: 'A slide is gone before most people have read it.',
      vi: 'Trang vẽ đổi trước khi phần lớn người xem đọc xong.',
    },
    fix: {
      en: 'write a longer "durationSeconds", or fewer words',
      vi: 'tăng "durationSeconds", hoặc bớt chữ',
    },
  },
  QR_TOO_FAR: {
    severity: 'warning',
    meaning: {
      en: 'The big code of a slogan slide cannot be scanned from the distance.',
      vi: 'Không quét được mã lớn của trang khẩu hiệu từ khoảng cách nhìn đã cho.',
    },
    fix: {
      en: 'show the slide without overlays, use a shorter address or a larger screen, or let people come nearer: each finding names what helps',
      vi: 'cho trang hiện một mình không kèm lớp phủ, dùng địa chỉ ngắn hơn hoặc màn hình lớn hơn, hoặc cho người xem đứng gần hơn: mỗi cảnh báo nêu rõ cách nào có tác dụng',
    },
  },
  QR_NEAR_ONLY: {
    severity: 'info',
    meaning: {
      en: 'A small code (the overlay’s, or beside other words) can be scanned from nearer than the distance only.',
      vi: 'Mã nhỏ (mã ở góc, hoặc bên cạnh chữ) chỉ quét được khi đứng gần hơn khoảng cách nhìn đã cho.',
    },
    fix: {
      en: 'nothing, as long as the loop has a slogan slide with its big code',
      vi: 'không cần làm gì, miễn là vòng phát có trang khẩu hiệu với mã lớn',
    },
  },
  QR_UNREADABLE: {
    severity: 'warning',
    meaning: {
      en: 'A code so dense for its size that a phone does not read it even from half a metre.',
      vi: 'Mã quá dày so với kích thước, điện thoại đứng cách nửa mét cũng không đọc được.',
    },
    fix: {
      en: 'use a much shorter address',
      vi: 'dùng địa chỉ ngắn hơn nhiều',
    },
  },
  QR_LEFT_OUT: {
    severity: 'warning',
    meaning: {
      en: 'The address is too long for any code, or for one that this screen can show, so the player draws none.',
      vi: 'Địa chỉ quá dài, không mã nào chứa nổi hoặc màn hình không hiện nổi, nên trình phát không vẽ mã.',
    },
    fix: {
      en: 'use a shorter address',
      vi: 'dùng địa chỉ ngắn hơn',
    },
  },
  ZONE_LEFT_OUT: {
    severity: 'warning',
    meaning: {
      en: 'A zone that could not be read on the screen, so the player leaves it out, and what plays in it.',
      vi: 'Vùng quá nhỏ để đọc trên màn hình này, nên trình phát bỏ vùng đó cùng các nội dung trong vùng.',
    },
    fix: {
      en: 'give it a larger "percent" in "zones", or put what everybody must see into the main zone',
      vi: 'tăng "percent" của vùng trong "zones", hoặc đưa nội dung ai cũng phải xem vào vùng chính',
    },
  },
  QR_NO_BIG_SLIDE: {
    severity: 'warning',
    meaning: {
      en: 'A loop of the week without a slogan slide that stands 8 s or more with a code of 55 % of the short side, the one read from about 3 m.',
      vi: 'Vòng phát trong tuần không có trang khẩu hiệu hiện từ 8 giây với mã chiếm 55% cạnh ngắn màn hình, là mã quét được từ khoảng 3 m.',
    },
    fix: {
      en: 'add a slide of the kind "slogan" with "qr", "overlays": false and a "durationSeconds" of 8 or more',
      vi: 'thêm một trang vẽ loại "slogan" có "qr", "overlays": false và "durationSeconds" từ 8 trở lên',
    },
  },
} as const satisfies Record<string, Definition>;
