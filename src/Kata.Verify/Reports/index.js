
'use strict';

const verdicts = JSON.parse(document.getElementById('verdicts').textContent);
const { classes, steps, submissions } = verdicts;
const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byId = id => document.getElementById(id);

// Everything is text: nothing that a submission is called or says becomes markup.
function element(name, options = {}, ...children) {
  const { className, attributes, ...properties } = options;
  const made = Object.assign(document.createElement(name), properties);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null && child !== ''));
  return made;
}

const count = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const text = (value, name = 'span') => element(name, { className: 'text', textContent: value, dir: 'auto' });
const sign = kind => element('span', { className: 'sign', textContent: classes[kind].symbol, attributes: { 'aria-hidden': 'true' } });
const tag = kind => element('span', { className: `tag ${classes[kind].colour}` }, sign(kind), ` ${classes[kind].words}`);

// A name such as NumericalGradient may go on in a new line before a capital.
const breakable = name => name.split(/(?<=[a-z])(?=[A-Z])/).flatMap((part, i) => i > 0 ? [element('wbr'), part] : [part]);

// A table whose columns sort. A column has a title, a key to sort by and a cell; rows are kept as the elements of their data.
function sortable(table, columns, data, first) {
  const rows = data.map(entry => ({ entry, row: element('tr', {}, ...columns.map(column => column.cell(entry))) }));
  const body = table.tBodies[0];
  const heads = columns.map((column, i) => element(
    'th',
    { scope: 'col', className: column.className ?? '', attributes: { 'aria-sort': 'none' } },
    element('button', { type: 'button', title: column.hint ?? '', onclick: () => sort(i) }, ...breakable(column.title))));

  function sort(i) {
    const descending = heads[i].getAttribute('aria-sort') === 'ascending'
      || (heads[i].getAttribute('aria-sort') === 'none' && columns[i].largestFirst === true);
    heads.forEach(head => head.setAttribute('aria-sort', 'none'));
    heads[i].setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const compare = (a, b) => typeof a === 'number' ? a - b : order.compare(a, b);
    const keyed = rows.map(({ entry, row }) => ({ row, key: columns[i].key(entry) }));
    keyed.sort((a, b) => descending ? compare(b.key, a.key) : compare(a.key, b.key));
    body.append(...keyed.map(({ row }) => row));
  }

  table.tHead.append(element('tr', {}, ...heads));
  if (first === undefined) body.append(...rows.map(({ row }) => row));
  else sort(first);
  if (rows.length === 0) body.append(element('tr', {}, element('td', { colSpan: columns.length, textContent: 'None.' })));
  return rows;
}

function list(title, entries) {
  if (entries.length === 0) return [];
  return [element('h3', { textContent: title }), element('ul', {}, ...entries.map(entry => element('li', {}, ...[entry].flat())))];
}

const titleOf = id => verdicts.mistakes.find(mistake => mistake.id === id)?.title ?? '';

function open(title, ...body) {
  byId('details-title').replaceChildren(...title);
  byId('details-body').replaceChildren(...body);
  byId('details').showModal();
  byId('details').scrollTop = 0;
}

function openSubmission(submission) {
  const facts = [
    ['Student', submission.student], ['Student ID', submission.studentId],
    ['Points', `${submission.points} of ${submission.maxPoints}${submission.incomplete ? ', incomplete' : ''}`], ['SHA-256', submission.hash],
  ];
  open(
    [text(submission.id)],
    element('dl', {}, ...facts.filter(([, value]) => value).flatMap(([name, value]) => [element('dt', { textContent: name }), text(value, 'dd')])),
    ...list('Notes', submission.notes.map(note => text(note))),
    ...(submission.printed ? [element('h3', { textContent: 'What it printed' }), element('pre', { textContent: submission.printed })] : []));
}

function openStep(submission, i) {
  const step = submission.steps[i];
  const table = element('table', {}, element('caption', { textContent: 'Checks' }), element('thead'), element('tbody'));
  sortable(table, [
    { title: 'Verdict', largestFirst: true, key: check => check.kind, cell: check => element('td', {}, tag(check.kind)) },
    { title: 'Check', key: check => check.name, cell: check => element('td', {}, text(check.name), check.message ? element('pre', { textContent: check.message }) : '') },
    { title: 'Group', key: check => check.group, cell: check => element('td', { textContent: check.group }) },
    { title: 'ms', className: 'number', key: check => check.milliseconds, cell: check => element('td', { className: 'number', textContent: check.milliseconds }) },
  ], step.checks.map(([item, kind, milliseconds, message]) => ({ ...verdicts.items[item], kind, milliseconds, message })), 0);

  open(
    [`${steps[i].number} ${steps[i].name} · `, text(submission.id)],
    element('p', {}, 'Alone: ', tag(step.kind), `. With the submission’s other steps: ${step.whole}. Points: ${step.points} of ${step.maxPoints}.`),
    ...list('It could not be run', step.errors.map(error => text(error))),
    ...list('Diagnosis', [
      ...(step.firstWrong ? [['The first wrong quantity is ', text(step.firstWrong), '.']] : []),
      ...step.mistakes.map(id => [element('code', { textContent: id }), titleOf(id) ? `: ${titleOf(id)}.` : '']),
      ...(step.because.length > 0 ? [`In the whole it fails because of ${step.because.join(' and ')}.`] : []),
    ]),
    ...list('Repairs', step.repairs.map(({ place, kind, before, after }) => [
      text(place), `, ${kind}: `, element('code', { textContent: before }), ' → ', after ? element('code', { textContent: after }) : 'nothing',
    ])),
    step.checks.length > 0 ? element('div', { className: 'scroll', tabIndex: 0, attributes: { role: 'region', 'aria-label': 'Checks' } }, table) : element('p', { className: 'note', textContent: 'No check was run.' }));
}

function cell(submission, i) {
  const step = submission.steps[i];
  if (!step) return element('td');
  const { words, colour } = classes[step.kind];
  const label = `${steps[i].name}: ${words}, ${step.points} of ${step.maxPoints} points`;
  const button = element('button', { type: 'button', className: `cell ${colour}`, title: label, onclick: () => openStep(submission, i) });
  button.append(sign(step.kind), ` ${step.points}`);
  button.setAttribute('aria-label', `${label}, ${submission.id}`);
  return element('td', {}, button);
}

const rows = sortable(byId('matrix'), [
  {
    title: 'Submission', key: submission => submission.id,
    cell: submission => element('th', { scope: 'row' },
      element('button', { type: 'button', className: 'name', dir: 'auto', textContent: submission.id || '(no name)', onclick: () => openSubmission(submission) })),
  },
  {
    title: 'Points', className: 'number', largestFirst: true, key: submission => submission.points,
    cell: submission => element('td', { className: 'number', textContent: submission.points + (submission.incomplete ? ' ?' : '') }),
  },
  ...steps.map(({ number, name }, i) => ({
    title: `${number} ${name}`, className: 'step', hint: `Sort by step ${number}, ${name}`,
    key: submission => submission.steps[i] ? submission.steps[i].kind - Math.min(submission.steps[i].points / 1e6, 0.5) : 99,
    cell: submission => cell(submission, i),
  })),
], submissions, 0);

function filter() {
  const wanted = byId('text').value.trim().toLowerCase();
  const kind = byId('class').value;
  let shown = 0;
  for (const { entry, row } of rows) {
    const mistakes = entry.steps.flatMap(step => step?.mistakes ?? []);
    const isNamed = [entry.id, entry.student, entry.studentId, ...mistakes].some(name => name.toLowerCase().includes(wanted));
    row.hidden = !isNamed || (kind !== '' && !entry.steps.some(step => step?.kind === Number(kind)));
    if (!row.hidden) shown++;
  }
  byId('shown').textContent = `${shown} of ${count(submissions.length, 'submission')}`;
}

sortable(byId('mistakes'), [
  { title: 'Mistake', key: mistake => mistake.id, cell: mistake => element('th', { scope: 'row' }, element('code', { textContent: mistake.id })) },
  { title: 'What it is', key: mistake => mistake.title, cell: mistake => element('td', { textContent: mistake.title }) },
  { title: 'Submissions', className: 'number', largestFirst: true, key: mistake => mistake.count, cell: mistake => element('td', { className: 'number', textContent: mistake.count }) },
], verdicts.mistakes, 2);

sortable(byId('items'), [
  { title: 'Step', key: item => item.step, cell: item => element('td', { textContent: `${item.step} ${item.stepName}` }) },
  { title: 'Check', key: item => item.name, cell: item => element('th', { scope: 'row' }, text(item.name)) },
  { title: 'Group', key: item => item.group, cell: item => element('td', { textContent: item.group }) },
  { title: 'Pass', className: 'number', key: item => item.judged > 0 ? item.passed / item.judged : 2, cell: item => element('td', { className: 'number', textContent: item.judged > 0 ? `${Math.round(100 * item.passed / item.judged)} %` : 'unknown' }) },
  { title: 'Of', className: 'number', key: item => item.judged, cell: item => element('td', { className: 'number', textContent: item.judged }) },
  { title: 'Discrimination', className: 'number', key: item => item.discrimination ?? 2, cell: item => element('td', { className: 'number', textContent: item.discrimination === undefined ? 'none' : item.discrimination.toFixed(2).replace('-', '−') }) },
], verdicts.items, 0);

const used = new Set(submissions.flatMap(submission => submission.steps.map(step => step?.kind)));
classes.forEach(({ words }, kind) => {
  if (!used.has(kind)) return;
  byId('legend').append(element('li', {}, tag(kind)));
  byId('class').append(element('option', { value: kind, textContent: words }));
});
byId('summary').textContent = `${count(submissions.length, 'submission')}, ${count(steps.length, 'step')}, ${count(verdicts.items.length, 'check')}.`;
byId('facts').append(...Object.entries(verdicts.facts).flatMap(([name, value]) => [element('dt', { textContent: name }), text(value, 'dd')]));
byId('close').onclick = () => byId('details').close();
byId('details').onclick = event => { if (event.target === byId('details')) byId('details').close(); };
byId('text').oninput = byId('class').onchange = filter;
filter();
