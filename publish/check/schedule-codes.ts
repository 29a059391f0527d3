import type { Definition } from './definition.ts';

/** What plays when and where, and what never does. */
export const scheduleCodes = {
  HOLE: {
    severity: 'warning',
    meaning: {
      en: 'Times of the coming week when nothing of the playlist plays on an open screen; the bundled campaign fills them.',
      vi: 'Những lúc trong tuần tới màn hình mở mà danh sách phát không có gì để chiếu; khi đó màn hình chiếu chương trình cài sẵn.',
    },
    fix: {
      en: 'add a campaign without dayparts and with a low priority, or close the screen then in "display"',
      vi: 'thêm một chiến dịch không có khung giờ với mức ưu tiên thấp, hoặc dùng "display" để lúc đó là ngoài giờ mở cửa',
    },
  },
  EVERYTHING_WITHDRAWN: {
    severity: 'error',
    meaning: {
      en: '"withdrawn" takes every item off the screen.',
      vi: '"withdrawn" thu hồi mọi nội dung.',
    },
    fix: {
      en: 'take out of "withdrawn" what may be seen, or add new items',
      vi: 'bỏ khỏi "withdrawn" những gì vẫn được chiếu, hoặc thêm nội dung mới',
    },
  },
  ITEM_WITHDRAWN: {
    severity: 'warning',
    meaning: {
      en: 'An item of the playlist is in its own "withdrawn", so it is never shown.',
      vi: 'Nội dung đã bị thu hồi ngay trong "withdrawn" của danh sách này nên không bao giờ được chiếu.',
    },
    fix: {
      en: 'take the item out of the playlist; leave "withdrawn" as it is',
      vi: 'bỏ nội dung này khỏi danh sách phát; giữ nguyên "withdrawn"',
    },
  },
  WITHDRAWN_STILL_ON: {
    severity: 'warning',
    meaning: {
      en: 'An item is withdrawn by its id, and the same file is on under another id.',
      vi: 'Một nội dung bị thu hồi theo id, nhưng cùng tệp đó vẫn được chiếu dưới id khác.',
    },
    fix: {
      en: 'withdraw the SHA-256 of the file, or that id too',
      vi: 'thu hồi theo SHA-256 của tệp, hoặc thu hồi cả id đó',
    },
  },
  NEVER_FLIGHT: {
    severity: 'error',
    meaning: {
      en: 'The flight of an item and that of its campaign have no moment in common.',
      vi: 'Thời hạn của nội dung và của chiến dịch không có lúc nào chung.',
    },
    fix: {
      en: 'make the two flights overlap, or give only the campaign one',
      vi: 'cho hai thời hạn giao nhau, hoặc chỉ ghi thời hạn ở chiến dịch',
    },
  },
  NEVER_DAYPART: {
    severity: 'error',
    meaning: {
      en: 'The dayparts of an item, of its campaign and their flights have no moment in common.',
      vi: 'Khung giờ của nội dung, của chiến dịch và thời hạn của chúng không có lúc nào chung.',
    },
    fix: {
      en: 'let the dayparts overlap, or give the item none',
      vi: 'cho các khung giờ giao nhau, hoặc bỏ khung giờ của nội dung',
    },
  },
  NEVER_SCREEN: {
    severity: 'error',
    meaning: {
      en: 'No screen can be meant by an item and by its campaign, or by both halves of one target.',
      vi: 'Không màn hình nào vừa thuộc nội dung vừa thuộc chiến dịch, hoặc điều kiện màn hình tự mâu thuẫn.',
    },
    fix: {
      en: 'correct "screens" of the item or of the campaign',
      vi: 'sửa "screens" của nội dung hoặc của chiến dịch',
    },
  },
  NEVER_MOMENT: {
    severity: 'error',
    meaning: {
      en: 'A campaign plays at points in time only, and none of them falls into its dayparts and flight, or into those of one of its items.',
      vi: 'Chiến dịch chỉ phát theo giờ hẹn, nhưng không giờ hẹn nào rơi vào khung giờ và thời hạn của nó, hoặc của một nội dung trong đó.',
    },
    fix: {
      en: 'move the times of "at" into the daypart, or take the daypart out',
      vi: 'dời giờ hẹn trong "at" vào khung giờ, hoặc bỏ khung giờ',
    },
  },
  NEVER_OPEN: {
    severity: 'error',
    meaning: {
      en: 'A campaign, an item or all points in time lie outside the opening hours of every screen that is meant.',
      vi: 'Chiến dịch, nội dung hoặc mọi giờ hẹn đều nằm ngoài giờ mở cửa của tất cả màn hình được chọn.',
    },
    fix: {
      en: 'move it into the "hours" of "display", or open the screen longer',
      vi: 'dời vào trong "hours" của "display", hoặc mở màn hình lâu hơn',
    },
  },
  MOMENT_LATE: {
    severity: 'warning',
    meaning: {
      en: 'An item stands so long that a point in time that comes meanwhile is more than 10 minutes past at its end, and is skipped.',
      vi: 'Một nội dung chiếu liền lâu đến mức khi nó hết, giờ hẹn rơi vào giữa chừng đã qua hơn 10 phút nên bị bỏ qua.',
    },
    fix: {
      en: 'cut the item into parts of at most 10 minutes, or keep its dayparts apart from the points in time',
      vi: 'cắt nội dung thành các phần không quá 10 phút, hoặc tách khung giờ của nó khỏi giờ hẹn',
    },
  },
  FLIGHT_OVER: {
    severity: 'warning',
    meaning: {
      en: 'The flight of a campaign or item is over; it never plays again.',
      vi: 'Chiến dịch hoặc nội dung đã hết hạn; nó không phát nữa.',
    },
    fix: {
      en: 'take it out, or write a new "until"',
      vi: 'bỏ khỏi danh sách phát, hoặc ghi "until" mới',
    },
  },
  CAMPAIGN_OUTRANKED: {
    severity: 'warning',
    meaning: {
      en: 'All the coming week a campaign of higher priority is on whenever this one could be: it plays only when nothing of that one is ready.',
      vi: 'Suốt tuần tới, hễ chiến dịch này có thể phát thì luôn có chiến dịch mức ưu tiên cao hơn; nó chỉ phát khi chiến dịch kia chưa sẵn sàng.',
    },
    fix: {
      en: 'give both the same priority and share by "weight", or limit the higher one with dayparts or a flight',
      vi: 'cho hai bên cùng mức ưu tiên và chia lượt bằng "weight", hoặc giới hạn bên cao hơn bằng khung giờ hay thời hạn',
    },
  },
  CAP_LEAVES_HOLE: {
    severity: 'warning',
    meaning: {
      en: 'Everything that is on at a time is limited by "maxPlaysPerHour", so between its plays nothing of the playlist is left.',
      vi: 'Mọi thứ đang phát đều bị giới hạn bởi "maxPlaysPerHour", nên giữa các lượt danh sách phát không còn gì để chiếu.',
    },
    fix: {
      en: 'add a campaign without "maxPlaysPerHour" to fill the rest',
      vi: 'thêm một chiến dịch không có "maxPlaysPerHour" để lấp phần còn lại',
    },
  },
  ONLY_SOUND: {
    severity: 'warning',
    meaning: {
      en: 'All that a campaign without points in time holds is sound, which is heard with other pictures and never fills a screen.',
      vi: 'Chiến dịch không có giờ hẹn mà chỉ gồm âm thanh; âm thanh chỉ nghe kèm hình khác, không lấp được màn hình.',
    },
    fix: {
      en: 'give it "at" or "everyMinutes", or a picture',
      vi: 'thêm "at" hoặc "everyMinutes", hay thêm hình ảnh',
    },
  },
  WEIGHT_UNUSED: {
    severity: 'warning',
    meaning: {
      en: '"weight" or "priority" on a campaign with "at" or "everyMinutes" has no effect: it takes one turn at each point in time, above all priorities.',
      vi: '"weight" hoặc "priority" ở chiến dịch có "at" hay "everyMinutes" không có tác dụng: nó phát một lượt vào mỗi giờ hẹn, trên mọi mức ưu tiên.',
    },
    fix: {
      en: 'take it out',
      vi: 'xóa trường này',
    },
  },
  INTERRUPT_NO_END: {
    severity: 'warning',
    meaning: {
      en: 'An interrupt without an end: it holds every screen until somebody takes it out.',
      vi: 'Chương trình xen ngang không có hạn kết thúc: nó chiếm mọi màn hình cho tới khi có người gỡ ra.',
    },
    fix: {
      en: 'give it "flight": { "until": … }',
      vi: 'ghi thêm "flight": { "until": … }',
    },
  },
  WEB_PAGE: {
    severity: 'warning',
    meaning: {
      en: 'A web page: only screens that allow its origin show it, and only with a network.',
      vi: 'Trang web: chỉ màn hình cho phép nguồn này mới chiếu, và chỉ khi có mạng.',
    },
    fix: {
      en: 'allow it there: bluezone-kiosk settings set webOrigins ORIGIN; give it a "fallback" picture',
      vi: 'cho phép tại máy: bluezone-kiosk settings set webOrigins NGUỒN; ghi ảnh thay "fallback"',
    },
  },
  STALE: {
    severity: 'warning',
    meaning: {
      en: '"staleAfter" has passed: screens report the playlist as old.',
      vi: 'Đã quá "staleAfter": các màn hình báo danh sách phát đã cũ.',
    },
    fix: {
      en: 'publish a new revision with a later "staleAfter"',
      vi: 'phát hành bản mới với "staleAfter" muộn hơn',
    },
  },
  NOT_YET_ACTIVE: {
    severity: 'info',
    meaning: {
      en: '"activateAt" lies ahead: until then the playlist before it plays.',
      vi: '"activateAt" còn ở phía trước: cho tới lúc đó danh sách phát cũ vẫn chạy.',
    },
    fix: {
      en: 'nothing, if that is meant',
      vi: 'không cần làm gì nếu đúng ý định',
    },
  },
  NO_HOLIDAY: {
    severity: 'warning',
    meaning: {
      en: 'A daypart names "holiday", and "holidays" holds no day to come: on the next holiday screens play as on any weekday.',
      vi: 'Khung giờ có "holiday" nhưng "holidays" không còn ngày nào sắp tới: ngày lễ tới đây màn hình sẽ phát như ngày thường.',
    },
    fix: {
      en: 'write the holidays to come into "holidays", Tết as plain dates',
      vi: 'ghi các ngày lễ sắp tới vào "holidays", Tết ghi theo ngày dương lịch',
    },
  },
  TAG_SPELLING: {
    severity: 'warning',
    meaning: {
      en: 'A tag that is written like another one, so one of them is probably a slip.',
      vi: 'Thẻ viết gần giống một thẻ khác, có lẽ một trong hai bị gõ nhầm.',
    },
    fix: {
      en: 'write both the same way; a screen has exactly the tags it was set up with',
      vi: 'viết hai thẻ giống nhau; màn hình chỉ mang đúng những thẻ đã cài',
    },
  },
} as const satisfies Record<string, Definition>;
