'use strict';

const side = 280;
const token = document.querySelector('meta[name=token]').content;
const paper = document.getElementById('paper');
const ink = paper.getContext('2d', { willReadFrequently: true });
const seen = document.getElementById('seen').getContext('2d');
const pen = document.getElementById('pen');
const message = document.getElementById('status');
const cards = document.getElementById('cards');
const time = document.getElementById('time');

// A stroke is a list of points, each with the pen's width.
let strokes = [];
// Or a photograph, with its pixels in grey.
let photo = null;
let drawing = null;
let busy = false;
let newer = false;

function segment(stroke, i) {
  const [a, b] = [stroke[Math.max(i - 1, 0)], stroke[i]];
  ink.lineWidth = b.width;
  ink.beginPath();
  ink.moveTo(a.x, a.y);
  ink.lineTo(b.x, b.y);
  ink.stroke();
}

function repaint() {
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, side, side);
  if (photo) {
    const scale = side / Math.max(photo.width, photo.height);
    const [width, height] = [scale * photo.width, scale * photo.height];
    ink.imageSmoothingQuality = 'high';
    ink.drawImage(photo.canvas, (side - width) / 2, (side - height) / 2, width, height);
  }
  ink.strokeStyle = '#000';
  ink.lineCap = ink.lineJoin = 'round';
  for (const stroke of strokes) stroke.forEach((_, i) => segment(stroke, i));
}

function say(sentence, fault = false) {
  if (message.textContent !== sentence) message.textContent = sentence;
  message.classList.toggle('fault', fault);
}

function begin(point) {
  if (photo) {
    photo = null;
    repaint();
  }
  strokes.push([point]);
  segment(strokes.at(-1), 0);
  read();
}

function extend(point) {
  const stroke = strokes.at(-1);
  stroke.push(point);
  segment(stroke, stroke.length - 1);
}

const isEmpty = () => strokes.length === 0 && photo === null;

// One request at a time: the next one sends the newest drawing.
async function read() {
  if (isEmpty()) return blank('Nothing drawn yet.');
  if (busy) { newer = true; return; }
  busy = true;
  do {
    newer = false;
    await ask();
  } while (newer && !isEmpty());
  busy = false;
  if (isEmpty()) blank('Nothing drawn yet.');
}

function drawn() {
  const pixels = ink.getImageData(0, 0, side, side).data;
  const grey = new Uint8Array(side * side);
  for (let i = 0; i < grey.length; i++) grey[i] = pixels[4 * i];
  return grey;
}

async function ask() {
  const mine = photo;
  const start = performance.now();
  try {
    const response = await fetch(mine ? `photo?width=${mine.width}&height=${mine.height}` : 'read', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Kata-Token': token },
      body: mine?.grey ?? drawn(),
    });
    if (!response.ok) return say(await response.text(), true);
    const answer = await response.json();
    if (isEmpty() || photo !== mine) return;
    if (answer.blank) return blank(answer.blank);
    if (answer.fault) return say(answer.fault, true);
    show(answer);
    time.textContent = `Read in ${Math.round(performance.now() - start)} ms.`;
  } catch {
    say('The server does not answer: run "kata draw" again and open the address it prints.', true);
  }
}

function blank(sentence) {
  show({ seen: new Array(784).fill(0), models: [] });
  time.textContent = '';
  say(sentence);
}

function show({ seen: values, models }) {
  const image = seen.createImageData(28, 28);
  values.forEach((value, i) => image.data.set([...new Array(3).fill(255 - Math.round(255 * value)), 255], 4 * i));
  seen.putImageData(image, 0, 0);
  models.forEach((model, i) => fill(cards.children[i] ?? card(model.name), model));
  if (models.length === 0) cards.replaceChildren();
  else say(models.map(model => `${model.name} reads ${model.digit}.`).join(' '));
}

function element(kind, name, parent) {
  const made = document.createElement(kind);
  if (name) made.className = name;
  parent.append(made);
  return made;
}

function card(name) {
  const made = element('article', 'card', cards);
  element('h2', '', made).textContent = name;
  element('div', 'digit', made);
  const bars = element('ol', 'bars', made);
  for (let digit = 0; digit < 10; digit++) {
    const bar = element('li', '', bars);
    element('span', '', bar).textContent = digit;
    element('div', '', element('div', 'track', bar));
    element('span', 'share', bar);
  }
  return made;
}

function fill(made, { digit, probabilities }) {
  made.querySelector('.digit').textContent = digit;
  [...made.querySelectorAll('li')].forEach((bar, i) => {
    bar.classList.toggle('best', i === digit);
    bar.querySelector('.track div').style.width = `${100 * Math.min(1, Math.max(0, probabilities[i]))}%`;
    bar.querySelector('.share').textContent = probabilities[i].toFixed(4);
  });
}

function at(event) {
  const box = paper.getBoundingClientRect();
  const width = event.pointerType === 'pen' && event.pressure > 0 ? 10 + 24 * event.pressure : 20;
  return { x: (event.clientX - box.left) * side / box.width, y: (event.clientY - box.top) * side / box.height, width };
}

paper.addEventListener('pointerdown', event => {
  if (drawing !== null || event.button !== 0) return;
  drawing = event.pointerId;
  paper.setPointerCapture(drawing);
  lift();
  pen.hidden = true;
  begin(at(event));
});
paper.addEventListener('pointermove', event => {
  if (event.pointerId !== drawing) return;
  const points = event.getCoalescedEvents?.() ?? [];
  for (const point of points.length > 0 ? points : [event]) extend(at(point));
  read();
});
for (const end of ['pointerup', 'pointercancel']) {
  paper.addEventListener(end, event => { if (event.pointerId === drawing) drawing = null; });
}

// The pen that the keys move.
const tip = { x: side / 2, y: side / 2, width: 20, isDown: false };

function place() {
  pen.style.left = `${100 * tip.x / side}%`;
  pen.style.top = `${100 * tip.y / side}%`;
  pen.classList.toggle('down', tip.isDown);
}

function lift() {
  tip.isDown = false;
  place();
}

paper.addEventListener('focus', () => { pen.hidden = !paper.matches(':focus-visible'); place(); });
paper.addEventListener('blur', () => { pen.hidden = true; lift(); });
paper.addEventListener('keydown', event => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey || (!way && event.key !== ' ')) return;
  event.preventDefault();
  pen.hidden = false;
  const clamp = value => Math.min(side, Math.max(0, value));
  const step = event.shiftKey ? 2 : 10;
  if (way) [tip.x, tip.y] = [clamp(tip.x + step * way[0]), clamp(tip.y + step * way[1])];
  else if (!event.repeat) tip.isDown = !tip.isDown;
  place();
  const point = { x: tip.x, y: tip.y, width: tip.width };
  if (tip.isDown && !way) begin(point);
  else if (tip.isDown) { extend(point); read(); }
});

function change(left) {
  strokes = left;
  photo = null;
  drawing = null;
  lift();
  repaint();
  read();
}

const undo = () => change(strokes.slice(0, -1));
const clear = () => change([]);
document.getElementById('undo').addEventListener('click', undo);
document.getElementById('clear').addEventListener('click', clear);
document.addEventListener('keydown', event => {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  const isUndo = alone ? event.key === 'u' : event.key.toLowerCase() === 'z' && !event.altKey && !event.shiftKey;
  if (!isUndo && !(alone && (event.key === 'c' || event.key === 'Escape'))) return;
  event.preventDefault();
  if (isUndo) undo();
  else clear();
});

repaint();
read();
