import type { Definition } from './definition.ts';

/** The files that the playlist names. */
export const mediaCodes = {
  MEDIA_MISSING: {
    severity: 'error',
    meaning: {
      en: 'The file is not there.',
      vi: 'Không tìm thấy tệp này.',
    },
    fix: {
      en: 'put the file there, or correct the address; capitals and small letters differ on most servers',
      vi: 'đặt tệp vào đó, hoặc sửa địa chỉ; phần lớn máy chủ phân biệt chữ hoa và chữ thường',
    },
  },
  MEDIA_UNREACHABLE: {
    severity: 'warning',
    meaning: {
      en: 'The file could not be fetched now, so it was not looked into.',
      vi: 'Lúc này không tải được tệp nên chưa xem được bên trong.',
    },
    fix: {
      en: 'check again when the server answers',
      vi: 'kiểm tra lại khi máy chủ trả lời',
    },
  },
  MEDIA_WRONG_SIZE: {
    severity: 'error',
    meaning: {
      en: 'The file has another size than "bytes" says: every player refuses it.',
      vi: 'Kích thước tệp khác với "bytes": mọi trình phát đều từ chối.',
    },
    fix: {
      en: 'upload the right file, or write its size',
      vi: 'tải lên đúng tệp, hoặc ghi đúng kích thước',
    },
  },
  MEDIA_WRONG_HASH: {
    severity: 'error',
    meaning: {
      en: 'The file is another one than "sha256" says: every player refuses it.',
      vi: 'Tệp không phải tệp mà "sha256" nêu: mọi trình phát đều từ chối.',
    },
    fix: {
      en: 'upload the right file, or write its SHA-256',
      vi: 'tải lên đúng tệp, hoặc ghi đúng SHA-256',
    },
  },
  MEDIA_BROKEN: {
    severity: 'error',
    meaning: {
      en: 'The file holds no video, picture or sound that can be read: it is empty, damaged, or a web page under a film’s name.',
      vi: 'Trong tệp không có clip, ảnh hay âm thanh đọc được: tệp rỗng, hỏng, hoặc là trang web mang tên clip.',
    },
    fix: {
      en: 'open the file on this computer, and copy or upload it again',
      vi: 'mở thử tệp trên máy này, rồi chép hoặc tải lên lại',
    },
  },
  MEDIA_CUT_SHORT: {
    severity: 'error',
    meaning: {
      en: 'The end of the file is missing, so it could never be shown whole.',
      vi: 'Tệp bị mất phần cuối nên không bao giờ chiếu được trọn vẹn.',
    },
    fix: {
      en: 'copy or upload the whole file again',
      vi: 'chép hoặc tải lên lại trọn tệp',
    },
  },
  MEDIA_CONTAINER: {
    severity: 'error',
    meaning: {
      en: 'A kind of file that the player cannot open (AVI, WMV, FLV, MPEG, TIFF, HEIC and the like).',
      vi: 'Loại tệp mà trình phát không mở được (AVI, WMV, FLV, MPEG, TIFF, HEIC và tương tự).',
    },
    fix: {
      en: 'convert it with the command given',
      vi: 'chuyển đổi bằng lệnh được nêu',
    },
  },
  MEDIA_CODEC: {
    severity: 'error',
    meaning: {
      en: 'A codec that the player lacks (HEVC/H.265, ProRes, MPEG-2, MPEG-4 ASP and the like).',
      vi: 'Bộ mã hóa mà trình phát không có (HEVC/H.265, ProRes, MPEG-2, MPEG-4 ASP và tương tự).',
    },
    fix: {
      en: 'convert it with the command given',
      vi: 'chuyển đổi bằng lệnh được nêu',
    },
  },
  MEDIA_PIXELS: {
    severity: 'warning',
    meaning: {
      en: 'H.264 with more than 8 bits a colour, or colours other than 4:2:0: decoded in software alone, so small machines drop pictures.',
      vi: 'H.264 trên 8 bit màu, hoặc lấy mẫu màu khác 4:2:0: chỉ giải mã được bằng phần mềm nên máy tính nhỏ sẽ bị giật hình.',
    },
    fix: {
      en: 'convert it with the command given',
      vi: 'chuyển đổi bằng lệnh được nêu',
    },
  },
  MEDIA_INTERLACED: {
    severity: 'warning',
    meaning: {
      en: 'Interlaced video: the player shows both half pictures at once, with combs at every edge that moves.',
      vi: 'Video quét xen kẽ: trình phát hiện hai nửa hình cùng lúc, mép vật chuyển động bị răng lược.',
    },
    fix: {
      en: 'convert it with the command given',
      vi: 'chuyển đổi bằng lệnh được nêu',
    },
  },
  MEDIA_HEAVY: {
    severity: 'warning',
    meaning: {
      en: 'Video above 3840 × 2160, above 60 pictures a second, or above H.264 level 5.2: mini PCs drop pictures.',
      vi: 'Video trên 3840 × 2160, trên 60 hình mỗi giây, hoặc trên mức 5.2 của H.264: máy tính nhỏ sẽ bị giật hình.',
    },
    fix: {
      en: 'make it smaller with the command given',
      vi: 'thu nhỏ bằng lệnh được nêu',
    },
  },
  MEDIA_AUDIO: {
    severity: 'warning',
    meaning: {
      en: 'Sound that the player cannot decode; a video is silent, an announcement is never heard (then an error).',
      vi: 'Âm thanh mà trình phát không giải mã được; clip không có tiếng, lời thông báo không nghe được (khi đó là lỗi).',
    },
    fix: {
      en: 'convert it with the command given',
      vi: 'chuyển đổi bằng lệnh được nêu',
    },
  },
  MEDIA_KIND: {
    severity: 'error',
    meaning: {
      en: 'The playlist takes a picture for a video, a video for a picture, or the like, by its name or "type".',
      vi: 'Theo tên hoặc "type", danh sách phát khai ảnh là video, video là ảnh, v.v.',
    },
    fix: {
      en: 'correct the name’s ending, or "type"',
      vi: 'sửa đuôi tên tệp, hoặc "type"',
    },
  },
  MEDIA_SIZE_DIFFERS: {
    severity: 'warning',
    meaning: {
      en: '"width", "height" or "orientation" are not those of the file, so screens choose the wrong one.',
      vi: '"width", "height" hoặc "orientation" không đúng với tệp, nên màn hình chọn nhầm tệp.',
    },
    fix: {
      en: 'write what the file has',
      vi: 'ghi đúng như trong tệp',
    },
  },
  IMAGE_NOT_SHOWN: {
    severity: 'error',
    meaning: {
      en: 'A picture of more than 50 megapixels: no player shows it.',
      vi: 'Ảnh trên 50 triệu điểm ảnh: trình phát không hiện.',
    },
    fix: {
      en: 'make it smaller with the command given',
      vi: 'thu nhỏ bằng lệnh được nêu',
    },
  },
  IMAGE_TOO_LARGE: {
    severity: 'warning',
    meaning: {
      en: 'A picture above 8K (33 million pixels): it is scaled down each time that it comes on, and takes more than 130 MB of memory then.',
      vi: 'Ảnh trên 8K (33 triệu điểm ảnh): mỗi lần chiếu máy phải thu nhỏ, khi đó chiếm hơn 130 MB bộ nhớ.',
    },
    fix: {
      en: 'make it smaller with the command given',
      vi: 'thu nhỏ bằng lệnh được nêu',
    },
  },
  FLASHING: {
    severity: 'warning',
    meaning: {
      en: 'A clip flashes more than three times within a second over a quarter of what the eye has in view (WCAG 2.2, 2.3.1): people with photosensitive epilepsy can have a seizure.',
      vi: 'Clip chớp sáng quá ba lần trong một giây trên diện rộng (WCAG 2.2, mục 2.3.1): người bị động kinh do ánh sáng có thể lên cơn.',
    },
    fix: {
      en: 'cut it out, slow it to three flashes a second, or make them smaller or fainter',
      vi: 'cắt bỏ, giảm còn ba lần chớp mỗi giây, hoặc làm phần chớp nhỏ hơn, nhạt hơn',
    },
  },
  DURATION_DIFFERS: {
    severity: 'warning',
    meaning: {
      en: 'With "sync": "clock" a clip’s "durationSeconds" is not its length: it is cut, or its last picture stands.',
      vi: 'Với "sync": "clock", "durationSeconds" khác độ dài thật của clip: clip bị cắt, hoặc đứng ở hình cuối.',
    },
    fix: {
      en: 'write the length of the file',
      vi: 'ghi đúng độ dài của tệp',
    },
  },
  DURATION_CUTS: {
    severity: 'info',
    meaning: {
      en: '"durationSeconds" ends a clip before its end.',
      vi: '"durationSeconds" kết thúc clip trước khi hết.',
    },
    fix: {
      en: 'take "durationSeconds" out to play it whole',
      vi: 'bỏ "durationSeconds" để phát trọn clip',
    },
  },
  CAPTIONS_BROKEN: {
    severity: 'warning',
    meaning: {
      en: 'The captions are no WebVTT that a player can show; the clip plays without them.',
      vi: 'Phụ đề không phải WebVTT hợp lệ; clip vẫn phát nhưng không có phụ đề.',
    },
    fix: {
      en: 'mend the line given; a .srt becomes WebVTT by: ffmpeg -i captions.srt captions.vtt',
      vi: 'sửa dòng được nêu; chuyển .srt sang WebVTT bằng: ffmpeg -i captions.srt captions.vtt',
    },
  },
  SIGN_LANGUAGE_LENGTH: {
    severity: 'warning',
    meaning: {
      en: 'A clip in sign language is not as long as the clip that it goes with (0.5 s at most): it is gone early, or cut.',
      vi: 'Clip ngôn ngữ ký hiệu dài khác clip chính (lệch quá 0,5 giây): sẽ mất sớm hoặc bị cắt.',
    },
    fix: {
      en: 'cut both to one length: they play side by side from the first picture to the last',
      vi: 'cắt hai clip cho bằng nhau: chúng chạy song song từ hình đầu đến hình cuối',
    },
  },
  SIGN_LANGUAGE_SIZE: {
    severity: 'info',
    meaning: {
      en: 'A clip in sign language has more pixels than 1280 × 720; it takes a sixth of the picture, and the machine decodes two clips at once.',
      vi: 'Clip ngôn ngữ ký hiệu lớn hơn 1280 × 720 điểm ảnh; nó chỉ chiếm một phần sáu hình, mà máy phải giải mã hai clip cùng lúc.',
    },
    fix: {
      en: 'make it 960 × 540 or so',
      vi: 'thu nhỏ còn khoảng 960 × 540',
    },
  },
  DUPLICATE_MEDIA: {
    severity: 'info',
    meaning: {
      en: 'Two addresses hold the same file, byte for byte.',
      vi: 'Hai địa chỉ cùng chứa một tệp giống hệt nhau.',
    },
    fix: {
      en: 'name one of them in both places: it is downloaded once',
      vi: 'dùng chung một địa chỉ: tệp chỉ phải tải một lần',
    },
  },
} as const satisfies Record<string, Definition>;
