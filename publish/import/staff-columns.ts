import type { ColumnNames } from './columns.ts';

export type StaffField = 'number' | 'name' | 'position' | 'phone' | 'district' | 'note';

/** The headers of the letter's form, and what else people call them; folded (see `fold`), so slips of diacritics pass. */
export const staffColumns: ColumnNames<StaffField> = {
  number: ['tt', 'stt', 'so tt', 'so thu tu', 'no', 'nr'],
  name: ['ho ten', 'ho va ten', 'ho va ten nguoi ho tro', 'ten', 'hoten', 'name', 'full name', 'fullname'],
  position: ['chuc vu', 'chuc danh', 'chuc vu chuc danh', 'chuc vu don vi', 'vi tri', 'position', 'post', 'job title'],
  phone: [
    'dien thoai lien he',
    'dien thoai',
    'so dien thoai',
    'so dien thoai lien he',
    'sdt',
    'dt',
    'di dong',
    'so dt',
    'phone',
    'phone number',
    'telephone',
    'mobile',
  ],
  district: [
    'huyen thanh pho',
    'huyen tp',
    'huyen',
    'thanh pho',
    'huyen thi xa thanh pho',
    'huyen thi thanh pho',
    'quan huyen',
    'huyen quan',
    'don vi hanh chinh',
    'dia phuong',
    'khu vuc',
    'xa phuong',
    'phuong xa',
    'district',
    'district city',
    'area',
    'commune',
  ],
  note: ['ghi chu', 'note', 'notes', 'remarks'],
};
