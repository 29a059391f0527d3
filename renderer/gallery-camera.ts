/** What a phone's camera makes of a picture from too far away: half as big and out of focus. PNG data URLs in and out. */
export async function fromAfar(png: string): Promise<string> {
  const picture = new Image();
  picture.src = png;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width / 2;
  canvas.height = picture.height / 2;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.filter = 'blur(1px)';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
