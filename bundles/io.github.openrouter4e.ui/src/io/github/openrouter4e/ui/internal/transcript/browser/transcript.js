// Applies prepared frames to the page. Everything in a frame was rendered and escaped in Java;
// scripts in it could not run all the same: the page's policy allows only this one.
(() => {
  'use strict';
  const secret = '@SECRET@';
  document.currentScript.remove(); // nothing else in the page can read it there
  const main = document.querySelector('main');
  const earlier = document.getElementById('earlier');
  const latest = document.getElementById('latest');
  const root = document.documentElement;
  let labels = {};
  let stick = true;   // the end is in view, and stays so
  let asked = false;  // earlier turns were asked for and have not come yet

  let bridge = null;  // SWT's way to Java, once it is there
  const call = (...args) => bridge && bridge(secret, ...args);

  // What a call passes through on its way cannot be replaced by something that listens.
  function harden() {
    for (const name of ['openRouterCall', 'callJava', 'openRouterPage', 'JSON', 'XMLHttpRequest', 'encodeURIComponent']) {
      if (window[name]) Object.defineProperty(window, name, { value: window[name], writable: false, configurable: false });
    }
    for (const type of [Object, Array, Function, String, XMLHttpRequest, EventTarget, Event, Node, Element, HTMLElement]) Object.freeze(type.prototype);
    Object.freeze(JSON);
  }

  // Whether the user did this himself, which a script cannot say of its own events. That the page is activated is not asked
  // as well: a script that SWT runs between the pressing and the releasing of the mouse button ends the activation.
  const isByUser = event => event.isTrusted;
  const entryOf = id => document.getElementById('e-' + id);
  const keyOf = op => op.slot + ':' + op.index;

  function pieceOf(entry, key) {
    for (let piece = entry.lastElementChild; piece; piece = piece.previousElementSibling) {
      if (piece.dataset.k === key) return piece;
    }
    return null;
  }

  // New pieces nearly always belong close to the end, so look from there.
  function insertPiece(entry, op) {
    let next = null;
    for (let piece = entry.lastElementChild; piece; piece = piece.previousElementSibling) {
      const slot = Number(piece.dataset.s), index = Number(piece.dataset.i);
      if (slot < op.slot || (slot === op.slot && index < op.index)) break;
      next = piece;
    }
    const piece = document.createElement('div');
    piece.dataset.k = keyOf(op);
    piece.dataset.s = op.slot;
    piece.dataset.i = op.index;
    entry.insertBefore(piece, next);
    return piece;
  }

  function button(action, label) {
    const b = document.createElement('button');
    b.type = 'button';
    b.dataset.a = action;
    b.textContent = label;
    return b;
  }

  // Of the images in the conversation only the last ones are decoded, so that many take no more memory than a few.
  const PIXELS = 100_000_000;
  function limitImages(piece) {
    if (!piece.querySelector('img')) return;
    let sum = 0;
    for (const image of [...main.querySelectorAll('img')].reverse()) {
      sum += Number(image.dataset.p);
      if (sum <= PIXELS) continue;
      const name = document.createElement('span');
      name.className = 'image';
      name.textContent = image.alt;
      image.replaceWith(name);
    }
  }

  // A list, a table or a quote runs as its first letter does, with all that is in it; paragraphs do so by the style sheet.
  const BLOCKS = 'ul, ol, table, blockquote, details';
  function direct(piece) {
    for (const block of piece.querySelectorAll(BLOCKS)) {
      if (!block.parentElement.closest('[dir]:not(html)')) block.dir = 'auto';
    }
  }

  function decorate(piece) {
    limitImages(piece);
    direct(piece);
    for (const code of piece.querySelectorAll('.code')) {
      if (code.firstElementChild.className === 'bar') continue;
      const bar = document.createElement('div');
      bar.className = 'bar';
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', labels.code + ' ' + code.dataset.l);
      const name = document.createElement('span');
      name.textContent = code.dataset.l;
      bar.append(name);
      for (const action of ['copy', 'apply', 'insert', 'replace', 'save']) bar.append(button(action + ':' + code.dataset.c, labels[action]));
      code.prepend(bar);
      const text = code.querySelector('pre');
      text.tabIndex = 0; // scrolls by keyboard
      text.setAttribute('role', 'group');
      text.setAttribute('aria-label', labels.code + ' ' + code.dataset.l);
    }
  }

  // An answer has a foot once it has ended. Until then a screen reader waits with it instead of saying every piece.
  const FOOT = 8;
  function busy(entry, is) { entry.setAttribute('aria-busy', is); }

  // A card or a reasoning that is shown anew stays as the user folded it, until its state is another one.
  const FOLDED = 'details.tool, details.reasoning';
  function keepFolding(before, isFocused, after) {
    if (before && after && before.dataset.state === after.dataset.state) after.open = before.open;
    if (isFocused && after) after.querySelector('summary').focus({ preventScroll: true });
  }

  // Who decides by keyboard goes on with what is still asked. Not with a button: the same key would press it.
  const QUESTION = '.together, .ask';
  function askNext(entry) { entry.querySelector(QUESTION)?.focus({ preventScroll: true }); }

  const steps = {
    clear() { main.replaceChildren(); stick = true; arrow = null; },
    add(op) {
      const entry = document.createElement('article');
      entry.id = 'e-' + op.entry;
      entry.className = op.kind;
      entry.dataset.e = op.entry;
      entry.setAttribute('aria-label', labels[op.kind]);
      busy(entry, op.kind === 'answer');
      main.insertBefore(entry, op.before === null ? null : entryOf(op.before));
    },
    dropEntry(op) { entryOf(op.entry)?.remove(); },
    mark(op) { entryOf(op.entry)?.classList.toggle('marked', op.on); },
    put(op) {
      const entry = entryOf(op.entry);
      if (!entry) return;
      const piece = pieceOf(entry, keyOf(op)) || insertPiece(entry, op);
      const card = piece.querySelector(FOLDED);
      const isFocused = card && document.activeElement === card.querySelector('summary');
      piece.innerHTML = op.html;
      keepFolding(card, isFocused, piece.querySelector(FOLDED));
      decorate(piece);
      if (op.slot === FOOT) busy(entry, false);
    },
    extend(op) {
      const entry = entryOf(op.entry);
      const code = entry && pieceOf(entry, keyOf(op))?.querySelector('.code > pre > code');
      if (code) code.insertAdjacentHTML('beforeend', op.html);
    },
    drop(op) {
      const entry = entryOf(op.entry);
      if (!entry) return;
      pieceOf(entry, keyOf(op))?.remove();
      if (op.slot === FOOT) busy(entry, true); // it is continued
    },
    dropAll(op) {
      const entry = entryOf(op.entry);
      if (entry) for (const piece of [...entry.children]) if (Number(piece.dataset.s) === op.slot) piece.remove();
    }
  };

  // Fetches the next frame; after a while without one sleeps until a script brings it.
  function ask(times) {
    const last = times === 20;
    const next = call('next', last);
    if (next) page.apply(JSON.parse(next[0]), next[1]);
    else if (!last) setTimeout(ask, 25, times + 1);
  }

  // Calls back once after the next painting, or after a while if there is none because the page is not visible.
  function painted(then) {
    let told = false;
    const tell = () => { if (!told) { told = true; then(); } };
    requestAnimationFrame(() => setTimeout(tell));
    setTimeout(tell, 250);
  }

  // The piece at the top of the window: what the reader has before him stays there, whatever comes or goes above.
  function inView() {
    const at = document.elementFromPoint(window.innerWidth / 2, 4);
    return at && (at.closest('[data-k]') || at.closest('article'));
  }

  function reveal(id) {
    const entry = entryOf(id);
    if (!entry) return;
    entry.classList.add('found');
    entry.scrollIntoView({ block: 'start' });
    setTimeout(() => entry.classList.remove('found'), 2500);
  }

  // Another version of a turn may be longer or shorter: the arrow stays under the mouse until the user goes elsewhere.
  let arrow = null;
  function keepArrow(entry, b) {
    arrow = { index: [...main.children].indexOf(entry), action: b.dataset.a, top: b.getBoundingClientRect().top };
    stick = false;
  }
  function restoreArrow() {
    const entry = main.children[arrow.index];
    const b = entry && (entry.querySelector('button[data-a="' + arrow.action + '"]'));
    if (b) window.scrollBy(0, b.getBoundingClientRect().top - arrow.top);
  }
  for (const type of ['wheel', 'keydown', 'mousedown']) addEventListener(type, () => { arrow = null; }, { passive: true, capture: true });

  let lastY = 0;
  // Remembered at once: the user may scroll before the event of this one comes.
  function jump() { window.scrollTo(0, root.scrollHeight); lastY = window.scrollY; }

  let scrolling = false;
  function toEnd() {
    if (scrolling) return;
    scrolling = true;
    requestAnimationFrame(() => { scrolling = false; if (stick) jump(); });
  }

  addEventListener('scroll', () => {
    // Only the user goes up: text that grows, a new width or a new font leave the end without anybody's enqueue.
    if (window.innerHeight + window.scrollY >= root.scrollHeight - 40) stick = true;
    else if (window.scrollY < lastY) stick = false;
    lastY = window.scrollY;
    latest.hidden = stick;
    if (!earlier.hidden && !asked && window.scrollY < 80) { asked = true; call('earlier'); }
  }, { passive: true });
  addEventListener('resize', () => { if (stick) toEnd(); });

  const COPIED = '\u2713';
  function act(target) {
    const link = target.closest('a[data-h]');
    if (link) { call('link', link.dataset.h); return true; }
    const b = target.closest('button');
    if (!b) return false;
    if (b === latest) { page.end(); return true; }
    if (b === earlier) { call('earlier'); return true; }
    const entry = b.closest('article');
    if (b.dataset.a && entry) {
      if (b.dataset.a.endsWith('-branch')) keepArrow(entry, b);
      if (b.dataset.a === 'show-all') stick = false; // the user goes on reading where the text was cut
      call('action', entry.dataset.e, b.dataset.a);
      if (b.dataset.a.startsWith('copy') && b.textContent !== COPIED) {
        const label = b.textContent;
        b.textContent = COPIED;
        setTimeout(() => { b.textContent = label; }, 900);
      }
    }
    return true;
  }
  addEventListener('click', event => { if (isByUser(event)) act(event.target); });
  addEventListener('keydown', event => {
    if (isByUser(event) && event.key === 'Enter' && event.target.matches('a[data-h]')) { act(event.target); event.preventDefault(); }
  });

  // Where a link leads is shown before it is followed, by mouse and by keyboard.
  const target = document.getElementById('target');
  function showTarget(event) {
    const link = event.target.closest && event.target.closest('a[data-h]');
    target.hidden = !link;
    if (link) target.textContent = link.dataset.h;
  }
  for (const type of ['mouseover', 'focusin']) addEventListener(type, showTarget);
  for (const type of ['mouseleave', 'focusout', 'scroll']) document.addEventListener(type, () => { target.hidden = true; });

  addEventListener('dragover', event => event.preventDefault());
  addEventListener('drop', event => event.preventDefault());

  const page = window.openRouterPage = {
    ready() {
      if (bridge) return;
      bridge = window.openRouterCall;
      harden();
      call('ready');
    },
    init(values) { labels = values; earlier.textContent = labels.earlier; latest.textContent = labels.latest; },
    theme(values) { for (const name of Object.keys(values)) root.style.setProperty(name, values[name]); if (stick) toEnd(); },
    // pause: so many milliseconds after this frame the next one is fetched
    apply(frame, pause) {
      const begun = performance.now();
      const question = document.activeElement && document.activeElement.closest(QUESTION);
      const asker = question && question.closest('article');
      const mark = stick ? null : inView();
      const top = mark && mark.getBoundingClientRect().top;
      for (const op of frame.edits) steps[op.op](op);
      if (asker && !question.isConnected) askNext(asker);
      earlier.hidden = !frame.earlier;
      asked = false;
      if (frame.reveal) stick = false;
      latest.hidden = stick;
      // What needs a layout waits for the one before the next painting: our caller waits for the end of this script.
      requestAnimationFrame(() => {
        if (frame.reveal) { arrow = null; reveal(frame.reveal); }
        else if (arrow) restoreArrow();
        else if (stick) jump();
        else if (mark && mark.isConnected) window.scrollBy(0, mark.getBoundingClientRect().top - top);
      });
      painted(() => setTimeout(ask, Math.max(0, pause - (performance.now() - begun)), 0));
    },
    find(text, again, backwards) {
      const selection = getSelection();
      if (!again && selection.rangeCount) selection.collapseToStart();
      return window.find(text, false, backwards, true);
    },
    end() { stick = true; arrow = null; latest.hidden = true; toEnd(); }
  };
})();
