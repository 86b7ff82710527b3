'use strict';

// A photograph is made so small that its longer side has at most so many pixels: the server reads no larger one.
const longest = 800;
const chooser = document.getElementById('photo');
let asked = 0;

// The browser decodes the picture and turns it upright by its EXIF.
async function decode(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
      return image;
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }
}

function refusal(file) {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1].toLowerCase() ?? '';
  const isPicture = file.type.startsWith('image/') || ['heic', 'heif', 'tif', 'tiff', 'jxl', 'avif'].includes(ending);
  if (/^image\/hei[cf]/.test(file.type) || ending === 'heic' || ending === 'heif') {
    return 'This browser cannot open HEIC files: save it as JPEG or PNG.';
  }
  if (!isPicture) return `${file.name} is not a picture: choose a JPEG or PNG file.`;
  return `This browser cannot open ${file.name}: it is damaged, or save it as JPEG or PNG.`;
}

// On white, because a picture may be transparent.
function shrink(image) {
  const [width, height] = [image.naturalWidth ?? image.width, image.naturalHeight ?? image.height];
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(scale * width));
  canvas.height = Math.max(1, Math.round(scale * height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function greyOf({ data }) {
  const grey = new Uint8Array(data.length / 4);
  for (let i = 0; i < grey.length; i++) grey[i] = Math.round(0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]);
  return grey;
}

async function take(file) {
  const mine = ++asked;
  clear();
  try {
    say(`Opening ${file.name} …`);
    const canvas = shrink(await decode(file));
    if (mine !== asked || strokes.length > 0) return;
    const { width, height } = canvas;
    photo = { canvas, width, height, grey: greyOf(canvas.getContext('2d').getImageData(0, 0, width, height)) };
    repaint();
    read();
  } catch {
    if (mine === asked) say(refusal(file), true);
  }
}

chooser.addEventListener('change', () => {
  const [file] = chooser.files;
  // So that the same file can be chosen again.
  chooser.value = '';
  if (file) take(file);
});

const hasFiles = event => event.dataTransfer?.types.includes('Files');
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    paper.classList.toggle('target', type === 'dragenter' || type === 'dragover');
    if (type === 'drop') take(event.dataTransfer.files[0]);
  });
}
