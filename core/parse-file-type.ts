import { quoted } from './faults.ts';
import { typeOfName } from './media-type.ts';
import type { Words } from './words.ts';

/** The type of a file: its own, its item's, what its name says, or at least whether it is a video. */
export function mimeOf(
  one: { readonly url: string; readonly type?: string | undefined },
  ofItem: string | undefined,
): string | undefined {
  if (one.type !== undefined) return one.type;
  if (ofItem?.includes('/')) return ofItem;
  return typeOfName(one.url) ?? (ofItem === undefined ? undefined : `${ofItem}/*`);
}

/** What is wrong with a file whose name does not tell a type that plays. */
export function untypedWords(url: string): Words {
  const ending = /\.([a-z0-9]+)(?=$|[?#])/i.exec(url)?.[1]?.toLowerCase() ?? '';
  const got = quoted(url);
  if (films.has(ending))
    return {
      en: `${got} cannot be played: convert it to MP4 (H.264)`,
      vi: `${got} là loại video không phát được: hãy chuyển sang MP4 (H.264)`,
    };
  if (sounds.has(ending))
    return {
      en: `${got} cannot be played: convert it to MP3`,
      vi: `${got} là loại âm thanh không phát được: hãy chuyển sang MP3`,
    };
  if (pictures.has(ending))
    return {
      en: `${got} cannot be shown: convert it to JPEG or PNG`,
      vi: `${got} là loại ảnh không hiện được: hãy chuyển sang JPEG hoặc PNG`,
    };
  if (ending === 'pdf')
    return {
      en: `${got} is a PDF, and screens play none: bluezone-kiosk publish makes a picture of each of its pages`,
      vi: `${got} là tệp PDF, màn hình không phát được: lệnh bluezone-kiosk publish tự chuyển mỗi trang thành một ảnh`,
    };
  if (others.has(ending))
    return { en: `${got} is no clip, picture or sound`, vi: `${got} không phải clip, ảnh hay âm thanh` };
  return {
    en: `cannot tell a video from a picture by this name: add "type": "video/mp4" (or "image/jpeg", …), got ${got}`,
    vi: `tên này không cho biết là video hay ảnh: hãy thêm "type": "video/mp4" (hoặc "image/jpeg", …), ở đây ghi ${got}`,
  };
}

const films = endings('3g2 3gp asf avi divx dv f4v flv m2ts m2v mpe mpeg mpg mts mxf ogv rm rmvb ts vob wmv xvid');
const sounds = endings('aif aiff amr ape au mid midi ra wma');
const pictures = endings('bmp cdr eps heic heif ico psd raw tga tif tiff');
const others = endings(
  'apk bat csv db doc docx exe htm html ini js json lnk log md msi odp ods odt pps ppsx ppt pptx rar rtf smil srt txt url vtt xls xlsm xlsx xml zip 7z',
);

function endings(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
