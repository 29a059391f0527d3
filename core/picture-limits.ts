/** Of more no picture is shown: 8K has 33, and one of 50 takes 200 MB while it is decoded (reliability, M13). */
export const MOST_MEGAPIXELS = 50;
