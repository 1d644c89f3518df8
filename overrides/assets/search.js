// Search in the browser: reads the files that nashra.publishing.search makes, over http and from file:// alike.
// Names of properties that the build may shorten, being neither the platform's nor the data's:
// Short: addForms allowed answer ask backward bare bases chain chip clear confused counted data day dayLabel dayText engine
// Short: certain confirm entry exact filters folded follow form forms forward fromAddress guess isFollowing item judge lead lines left list look meant
// Short: misspelt more note offers other otherSpellings others path phrase phrases prefix range rarity
// Short: remember rest results run say shards show showMore spelling standsIn start status stem stems suffixed
// Short: native short summary surely swapped text title tokens turn turns typing variant withoutArticle wordsOf
// A classic script in ES2019 without dependencies. Comments stand on lines of their own: the build takes them out.
(() => {
  "use strict";
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
  // Printable ASCII but for the space, the quotation mark and the backslash.
  const SIGNS = [...Array(94)].map((_, place) => String.fromCharCode(33 + place)).join("").replace(/["\\]/g, "");
  // The level of a word that stands once.
  const ONCE = 3;
  const LAST = "\uffff";
  const PAGE = 10;
  // Texts that a phrase is looked for in at once, and at most for each result that is wanted, once there is one.
  const AT_ONCE = 10;
  const READ = 10;
  const EXCERPT = 24;
  // Milliseconds that an answer waits for the passages where its words stand; then leads stand in for them.
  const PATIENCE = 300;
  const QUALITY = { exact: 1, folded: 0.9, stem: 0.75, suffixed: 0.7, prefix: 0.5, confused: 0.3, misspelt: 0.2 };
  const folder = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, "") : "";
  const engines = new Map();
  const loads = new Map();
  const received = new Map();

  // ---- Files ----
  function load(base, name, version) {
    const id = `${base}/${name}`;
    if (!loads.has(id)) {
      loads.set(id, new Promise((resolve, reject) => {
        // A file may bring others along.
        if (received.has(id)) {
          resolve(received.get(id));
          return;
        }
        const element = document.createElement("script");
        element.src = `${folder}${id}.js` + (version ? `?v=${version}` : "");
        element.onload = () => {
          element.remove();
          resolve(received.get(id));
          received.delete(id);
        };
        element.onerror = () => {
          element.remove();
          loads.delete(id);
          reject(new Error(id));
        };
        document.head.append(element);
      }));
    }
    return loads.get(id);
  }

  window.nashraSearch = (base, name, data) => {
    if (name === "m") engines.set(base, new Engine(base, data));
    received.set(`${base}/${name}`, data);
  };

  async function engineOf(base) {
    if (!engines.has(base)) await load(base, "m");
    return engines.get(base);
  }

  // ---- The fold: nashra.orthography.fold, with its tables ----
  function foldWith(data) {
    const literal = (text) => text.replace(/[\\\]^-]/g, "\\$&");
    const ignored = new RegExp(`[${literal(data.apostrophes)}${data.invisible}]`, "g");
    const dropped = new RegExp(`[${literal(data.apostrophes)}${data.invisible}${data.marks}]`);
    const letters = new Map(data.letters.split(" ").map(([letter, ...other]) => [letter, other.join("")]));
    const known = new Map();
    const { letter, stands_for: standIn, after } = data.iotated;
    const iotated = letter && new RegExp(`[${letter}${letter.toUpperCase()}](?!\\u0308)`, "g");

    const digit = (character) => {
      let start = character.codePointAt(0);
      while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
      return String((character.codePointAt(0) - start) % 10);
    };
    const foldLetter = (character) => {
      if (letters.has(character)) return letters.get(character);
      if (/\p{Nd}/u.test(character)) return digit(character);
      const parts = [...character.normalize("NFKD")].filter((part) => !dropped.test(part));
      return parts.map((part) => (letters.has(part) ? letters.get(part) : part)).join("").normalize("NFKC");
    };
    const begins = (text, index) => {
      const before = [...text.slice(Math.max(0, index - 2), index)].pop() || "";
      return !/[\p{L}\p{N}]/u.test(before) || after.includes(before.toLowerCase());
    };
    const fold = (text) => {
      let kept = text.replace(ignored, "");
      if (iotated) kept = kept.replace(iotated, (found, index) => (begins(kept, index) ? standIn : found));
      let result = "";
      for (const character of kept.normalize("NFKC").toLowerCase()) {
        if (!known.has(character)) known.set(character, foldLetter(character));
        result += known.get(character);
      }
      return result.replace(ignored, "");
    };
    const words = (text) => fold(text).split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    const invisible = new RegExp(`[${data.invisible}]`, "g");
    const apostrophe = new RegExp(`[${literal(data.apostrophes)}]`, "g");
    const spelling = (token) =>
      token.normalize("NFC").toLowerCase().replace(invisible, "").replace(apostrophe, "\u02bc").replace(/^\u02bc+|\u02bc+$/g, "");
    const token = `[\\p{L}\\p{N}\\p{M}${literal(data.apostrophes).replace(/\\-/g, "\\u002d")}${data.invisible}]+`;
    // The words of a text as they stand there: [start, end, folded words].
    const tokens = (text) => {
      const found = [];
      const pattern = new RegExp(token, "gu");
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const folded = words(match[0]);
        if (folded.length) found.push([match.index, match.index + match[0].length, folded]);
      }
      return found;
    };
    return { fold, words, tokens, spelling };
  }

  // ---- One language's index ----
  class Engine {
    constructor(base, manifest) {
      const { fold, rules, ...known } = manifest;
      Object.assign(this, known, rules, { base, data: fold, shards: new Map() }, foldWith(fold));
      this.t = wordsFrom(manifest.t.split(" "));
      this.x = wordsFrom(manifest.x.split(" "));
      this.chain = new RegExp(`^(?:${this.suffixes.join("|")})+$`);
      this.short = new RegExp(`^${this.short_stem}$`);
    }

    // The first shards in which keys between two texts may stand; a shard ends where the next one begins.
    range(bounds, from, to, most) {
      const found = [];
      for (let place = 0; bounds[place] <= to && found.length < most; place += 1) {
        if (!(bounds[place + 1] <= from)) found.push(place);
      }
      return found;
    }

    async lines(kind, place) {
      const name = `${kind}${place}`;
      if (!this.shards.has(name)) {
        const text = await load(this.base, name, this.v);
        const lines = (text || "").split("\n").map((line) => line.split(" "));
        wordsFrom(lines.map(([key]) => key)).forEach((key, index) => {
          lines[index][0] = key;
        });
        this.shards.set(name, lines);
      }
      return this.shards.get(name);
    }

    withoutArticle(word) {
      const found = this.articles.find((prefix) => word.startsWith(prefix)
        && (word.length - prefix.length >= this.shortest_stem || this.short.test(word.slice(prefix.length))));
      return found ? word.slice(found.length) : word;
    }

    // What to look a word up under: stem → [how good, whether anything may follow it].
    stems(word, typing) {
      const found = new Map();
      const add = (stem, quality, free) => {
        if (stem && !found.has(stem)) found.set(stem, [quality, free]);
      };
      const isNumber = /^\d+$/.test(word.fold);
      const own = this.withoutArticle(word.fold);
      add(own, 1, typing || (own.length > 3 && !isNumber));
      if (isNumber) return found;
      if (typing && own === word.fold) {
        const partly = this.articles.find((prefix) => word.fold.startsWith(prefix) && word.fold.length > prefix.length);
        if (partly) add(word.fold.slice(partly.length), 1, true);
      }
      for (const other of word.others.map((each) => this.withoutArticle(each))) {
        add(other, 1, other.length > 3);
        this.addForms(other, 1, add, 3);
      }
      this.addForms(own, 1, add, 3);
      for (const [particle, least] of Object.entries(this.particles)) {
        if (word.fold.startsWith(particle) && word.fold.length - particle.length >= least) {
          this.addForms(word.fold.slice(particle.length), 0.6, add);
        }
      }
      return found;
    }

    // A word and its stems; the more of it is taken off, the less a stem is worth. A stem of more than `least` letters may
    // lose its last vowel before a suffix; a stem may have lost one, which is not looked for in words that were guessed.
    addForms(word, quality, add, least) {
      const vowels = this.dropped_vowel;
      for (const stem of [word, ...this.bare(word)]) {
        const worth = quality * (stem.length / word.length) ** 3;
        add(stem, worth, false);
        for (const soft of this.softened[stem.slice(-1)] || []) {
          if (stem.length > 3) add(stem.slice(0, -1) + soft, worth * 0.9, false);
        }
        const [before, last] = stem.slice(-2);
        if (!vowels || vowels.includes(last)) continue;
        if (stem.length > least && vowels.includes(before)) add(stem.slice(0, -2) + last, worth * 0.9, false);
        if (stem !== word && least < 4 && !vowels.includes(before)) for (const vowel of vowels) add(stem.slice(0, -1) + vowel + last, worth * 0.9, false);
      }
    }

    // The word without its suffixes, one after the other, at most three.
    bare(word) {
      let level = [word];
      const found = [];
      for (let depth = 0; depth < 3; depth += 1) {
        const next = [];
        for (const stem of level) {
          for (const suffix of this.suffixes) {
            const rest = stem.slice(0, -suffix.length);
            if (stem.endsWith(suffix) && rest.length >= this.shortest_stem && rest.length * (rest.length > 4 ? 3 : 2) >= word.length && !found.includes(rest)) {
              found.push(rest);
              next.push(rest);
            }
          }
        }
        level = next;
      }
      return found;
    }

    // Every line of the index that answers a word: [line, how good, whether it is the word itself with any suffixes].
    async look(stems) {
      const places = new Set();
      for (const [stem, [, free]] of stems) {
        for (const place of this.range(this.t, stem, stem + LAST, free && stem.length < 4 ? 2 : 3)) places.add(place);
      }
      const loaded = await Promise.all([...places].map((place) => this.lines("t", place)));
      const found = [];
      for (const lines of loaded) {
        for (const line of lines) {
          let best = 0;
          let strict = false;
          for (const [stem, [quality, free]] of stems) {
            if (!line[0].startsWith(stem)) continue;
            const rest = line[0].slice(stem.length);
            const suffixed = !rest || (rest.length < 15 && this.chain.test(rest));
            if (!suffixed && !free) continue;
            const kind = !rest ? QUALITY.stem : suffixed ? QUALITY.suffixed : QUALITY.prefix;
            if (quality * kind > best) {
              best = quality * kind;
              strict = suffixed && quality > 0.9;
            }
          }
          if (best) found.push([line, best, strict]);
        }
      }
      return found;
    }

    // A word found nowhere: one mistake behind its first letters, one among these; the same for the word as its own language
    // would spell it; letters people type for one another; one mistake in what its suffixes leave.
    async guess(word) {
      const own = this.withoutArticle(word.fold);
      const native = this.foreign.reduce((name, [form, other]) => name.replace(new RegExp(form, "g"), other), own);
      const long = word.fold.length > 5 && !/\d/.test(own);
      let found = [];
      for (const each of new Set([own, native])) {
        if (each !== own && !found.length) found = await this.swapped(each, 4);
        if (!found.length && long) found = await this.meant(await this.forward(each));
        if (!found.length && long) found = await this.meant(await this.backward(each, word.fold));
      }
      if (!found.length) found = await this.swapped(own, long ? 4 : 1);
      for (const stem of this.bare(own)) if (!found.length && stem.length > 5) found = await this.meant(await this.forward(stem));
      return found;
    }

    swapped(own, most) {
      const stems = new Map();
      const add = (stem, quality) => {
        if (!stems.has(stem)) stems.set(stem, [quality * QUALITY.confused, false]);
      };
      if (own.length > 3) for (const other of this.confused(own, most)) this.addForms(other, 1, add, 4);
      return this.look(stems);
    }

    meant(words) {
      const stems = new Map();
      for (const stem of words) {
        stems.set(stem, [QUALITY.misspelt, false]);
        for (const soft of this.softened[stem.slice(-1)] || []) stems.set(stem.slice(0, -1) + soft, [QUALITY.misspelt, false]);
      }
      return stems.size ? this.look(stems) : [];
    }

    // The word with letters that a keyboard lacks put back in any of its places, another form of it, or another confusion
    // put right, everywhere or in one place.
    confused(word, most) {
      let found = [""];
      for (const letter of word) {
        const meant = this.lacking[letter];
        const next = found.map((start) => start + letter);
        found = meant && found.length < 32 ? [...next, ...found.map((start) => start + meant)] : next;
      }
      const bases = found.slice(0, most);
      for (const [form, other] of this.templates) found.push(word.replace(new RegExp(form), other));
      for (const [wrong, right] of this.confusable) {
        for (const base of bases) {
          const parts = base.split(wrong);
          found.push(parts.join(right));
          for (let at = 1; parts.length > 2 && at < parts.length; at += 1) found.push(parts.slice(0, at).join(wrong) + right + parts.slice(at).join(wrong));
        }
      }
      return new Set(found.filter((other) => other.length > 2));
    }

    // Beginnings of a key that are one letter away from a word and followed by nothing but suffixes.
    judge(word, key, found) {
      for (let length = word.length - 1; length <= word.length + 1; length += 1) {
        const rest = key.slice(length);
        if (key.length < length || length < 4 || (rest && (rest.length > 14 || !this.chain.test(rest)))) continue;
        const isCut = word.startsWith(key.slice(0, length));
        if (rest && (isCut || (rest.length < 3 && key[length - 1] !== word[word.length - 1]))) continue;
        if (near(word, key.slice(0, length))) found.add(key.slice(0, length));
      }
    }

    // Words that begin as a word does.
    async forward(word) {
      const found = new Set();
      const head = word.slice(0, this.head);
      const shards = this.range(this.t, head, head + LAST, 5).map((place) => this.lines("t", place));
      for (const lines of await Promise.all(shards)) for (const line of lines) if (line[0].startsWith(head)) this.judge(word, line[0], found);
      return [...found].slice(0, 24);
    }

    // Words that end as a word does; then words in which the last of the first letters was exchanged with the next one.
    async backward(word, whole) {
      const found = new Set();
      const behind = word.slice(this.head + 1);
      const exchanged = word.slice(this.head - 1, this.head) + behind;
      for (const tails of [[word.slice(this.head), word.slice(this.head - 1), behind].filter((tail) => tail.length > 1), [exchanged]]) {
        const shards = new Set();
        if (!found.size) for (const tail of tails) for (const place of this.range(this.x, tail, tail + LAST, 2)) shards.add(place);
        for (const lines of await Promise.all([...shards].map((place) => this.lines("x", place)))) {
          for (const [tail, ...heads] of lines) {
            if (tails.some((own) => tail.startsWith(own))) for (const start of heads) this.judge(word, start + tail, found);
          }
        }
      }
      for (const article of this.articles) {
        if (article.length === 2 && near(whole.slice(0, 2), article)) found.add(whole.slice(2));
      }
      return [...found].slice(0, 24);
    }

    parse(text) {
      const phrases = [];
      const plain = text.replace(/["“”„«]([^"“”„«»]+)["“”»]/g, (whole, inner) => {
        phrases.push(this.wordsOf(inner));
        return ` ${inner} `;
      });
      return { words: this.wordsOf(plain), phrases: phrases.filter((phrase) => phrase.length) };
    }

    wordsOf(text) {
      const found = [];
      for (const [start, end, folded] of this.tokens(text)) {
        const token = text.slice(start, end);
        const others = this.otherSpellings(token);
        for (const fold of folded) found.push({ fold, spelling: folded.length > 1 ? fold : this.spelling(token), others });
      }
      return found;
    }

    otherSpellings(token) {
      const lowered = token.toLowerCase();
      const alternatives = Object.entries(this.data.alternatives).filter(([letter]) => lowered.includes(letter));
      return alternatives.map(([letter, spelling]) => this.words(lowered.split(letter).join(spelling))[0]).filter(Boolean);
    }

    // Articles that answer: {hits: [[number, words matched, score]], marks}. Of those that hold all words of a phrase, so
    // many are read until about as many as are wanted hold the phrase itself; the others are counted in `left`.
    async search(text, filters, typing, wanted) {
      this.turns = (this.turns || 0) + 1;
      const { words, phrases } = this.parse(text);
      const answer = { hits: [], marks: [], left: 0, phrase: phrases.length > 0 };
      if (!words.length) return answer;
      const unique = [...new Map(words.map((word) => [word.fold, word])).values()];
      const found = await Promise.all(unique.map((word, index) => this.answer(word, typing && index === unique.length - 1)));
      const allowed = await this.allowed(filters);
      const inPhrases = phrases.map((phrase) => phrase.map(({ fold }) => found[unique.findIndex((word) => word.fold === fold)]));
      const mayHold = (article) => inPhrases.every((phrase) => phrase.every(({ certain }) => certain.has(article)));
      const matched = new Uint8Array(this.n);
      const score = new Float64Array(this.n);
      for (const { articles, rarity } of found) {
        for (const [article, value] of articles) {
          matched[article] += 1;
          score[article] += value * rarity;
        }
      }
      for (let article = this.n - 1; article >= 0; article -= 1) {
        const enough = matched[article] && matched[article] * 2 >= unique.length;
        if (enough && (!allowed || allowed.has(article)) && mayHold(article)) {
          answer.hits.push([article, matched[article], Math.round(score[article] * 1000)]);
        }
      }
      answer.hits.sort((one, other) => other[1] - one[1] || other[2] - one[2] || other[0] - one[0]);
      answer.marks = found.map(({ forms }) => forms);
      if (phrases.length) await this.confirm(answer, inPhrases, wanted || this.n);
      return answer;
    }

    async answer(word, typing) {
      let lines = await this.look(this.stems(word, typing));
      if (!lines.length) lines = await this.guess(word);
      const articles = new Map();
      const forms = new Set();
      // Forms that may stand in a phrase, and the articles that have one.
      const surely = new Set();
      const certain = new Set();
      for (const [line, quality, strict] of lines) {
        for (let place = 1; place < line.length; place += 1) {
          const [fold, spelling, postings] = this.entry(line, place);
          forms.add(fold);
          if (strict) surely.add(fold);
          let value = this.withoutArticle(fold) === line[0] ? quality : quality * 0.8;
          if (fold === word.fold) value = spelling && spelling !== word.spelling ? QUALITY.folded : QUALITY.exact;
          for (const [article, level] of postings) {
            if (strict) certain.add(article);
            const weight = value * (level > 7 ? 1.1 + (level - 7) / 16 : (level + 1) / 8);
            if (!(articles.get(article) >= weight)) articles.set(article, weight);
          }
        }
      }
      const rarity = Math.log(1 + (this.n - articles.size + 0.5) / (articles.size + 0.5));
      return { articles, forms, surely, certain, rarity };
    }

    // An entry of a line: its folded form, its spelling if there are several, and [article, level] of each posting.
    entry(line, place) {
      const [form, spelling, gaps, levels] = line[place].split(":");
      return [form ? form.replace("~", line[0]) : line[0], spelling, postingsOf(gaps, levels || "")];
    }

    async allowed(filters) {
      let allowed = null;
      for (const key of filters) {
        const place = this.range(this.t, key, key, 1);
        const lines = place.length ? await this.lines("t", place[0]) : [];
        const line = lines.find((each) => each[0] === key);
        const articles = line ? this.entry(line, 1)[2].map(([article]) => article) : [];
        allowed = new Set(articles.filter((article) => !allowed || allowed.has(article)));
      }
      return allowed;
    }

    // Leaves the articles in which every phrase stands. Gives up once something else is asked.
    async confirm(answer, phrases, wanted) {
      const { turns } = this;
      const candidates = answer.hits;
      answer.hits = [];
      let read = 0;
      while (read < candidates.length && turns === this.turns) {
        if (answer.hits.length >= wanted || (answer.hits.length && read >= READ * wanted)) break;
        const next = candidates.slice(read, read + AT_ONCE);
        const held = await Promise.all(next.map(([article]) => this.standsIn(article, phrases)));
        answer.hits.push(...next.filter((hit, place) => held[place]));
        read += next.length;
      }
      answer.left = candidates.length - read;
    }

    async standsIn(article, phrases) {
      const { title, summary, lead, more } = await this.article(article);
      const held = (...parts) => {
        const folded = parts.map((part) => this.words(part || ""));
        return phrases.every((phrase) => folded.some((words) => words.some((word, start) => phrase.every(({ surely }, step) => surely.has(words[start + step])))));
      };
      return held(title, summary, lead) || (more && held(title, summary, `${lead} ${await this.rest(article)}`));
    }

    // An article as an answer shows it, and how to get the rest of its text where what was found is not in its head.
    async shown(number, answer) {
      const found = await this.article(number);
      const head = [found.title, found.summary, found.lead].join("\n");
      const isThere = !answer.phrase && marksIn(this, head, answer.marks).some(([, , which]) => which >= 0);
      return { found, passage: found.more && !isThere ? () => this.rest(number) : null };
    }

    async article(number) {
      const heads = await load(this.base, `d${Math.floor(number / this.d)}`, this.v);
      const [path, title, day, date, themes, lead, more, label, note, summary, variant] = heads[number % this.d];
      const dayLabel = this.shared[label || 0];
      return { number, variant: this.variants[variant || 0], path, title, day, dayLabel, dayText: date, themes, note: this.shared[note || 0], summary, lead, more };
    }

    // The text after the lead: one or two signs for a frequent word; between spaces, a sign for each part of another.
    async rest(number) {
      const [text, lists] = await Promise.all([load(this.base, `r${number}`, this.v), load(this.base, "w", this.v)]);
      const [words, parts] = lists.split("\n").map((list, place) => (place ? list.split(" ") : wordsFrom(list.split(" "))));
      const value = (sign) => SIGNS.indexOf(sign);
      const listed = ([first, second]) => words[value(first) + (second ? (value(first) - value("Z")) * (SIGNS.length - 1) + value(second) : 0)];
      const spelt = (word) => word.replace(/~(.)|./gu, (sign, letter) => letter || parts[value(sign)]);
      return text.replace(/\x20([^ ]+) |[Z-~].|./g, (signs, word) => ` ${word ? spelt(word) : listed(signs)}`).slice(1);
    }
  }

  // Words, each of which was written without the letters that it shares with the one before.
  function wordsFrom(written) {
    let former = "";
    return written.filter(Boolean).map((each) => (former = former.slice(0, VALUE.get(each[0])) + each.slice(1)));
  }

  function postingsOf(gaps, levels) {
    const found = [];
    let read = 0;
    let article = -1;
    const next = () => VALUE.get(gaps[read++]);
    while (read < gaps.length) {
      const first = next();
      const gap = first < 48 ? first : first < 63 ? 48 + (first - 48) * 64 + next() : (next() << 12) + (next() << 6) + next();
      article += gap + 1;
      const level = levels[found.length];
      found.push([article, level ? VALUE.get(level) : ONCE]);
    }
    return found;
  }

  // Whether two words, whose lengths differ by one at most, are one letter apart: one more, one less, another one, or two
  // exchanged.
  function near(one, other) {
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    let at = 0;
    while (at < short.length && short[at] === long[at]) at += 1;
    if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
    return short.slice(at + 1) === long.slice(at + 1)
      || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
  }

  // ---- Excerpts ----
  // Where the words of a text are that answer: [start, end, which word of the query].
  function marksIn(engine, text, marks) {
    const found = [];
    for (const [start, end, folded] of engine.tokens(text)) {
      const which = marks.findIndex((forms) => folded.some((word) => forms.has(word)));
      found.push([start, end, which]);
    }
    return found;
  }

  function excerptOf(engine, text, marks) {
    const tokens = marksIn(engine, text, marks);
    let best = 0;
    let most = -1;
    for (let from = 0; from < tokens.length; from += 1) {
      if (from && tokens[from][2] < 0) continue;
      const seen = new Set();
      let count = 0;
      for (let at = from; at < Math.min(from + EXCERPT - 8, tokens.length); at += 1) {
        if (tokens[at][2] >= 0) {
          seen.add(tokens[at][2]);
          count += 1;
        }
      }
      const value = seen.size * 100 + count;
      if (value > most) [best, most] = [from, value];
    }
    const first = Math.max(0, Math.min(best - 8, tokens.length - EXCERPT));
    const last = Math.min(tokens.length, first + EXCERPT) - 1;
    if (last < 0) return { text: "", marks: [] };
    const start = first ? tokens[first][0] : 0;
    const end = last + 1 < tokens.length ? tokens[last][1] : text.length;
    const before = first ? "… " : "";
    return {
      text: before + text.slice(start, end) + (end < text.length ? " …" : ""),
      marks: tokens.slice(first, last + 1).filter(([, , which]) => which >= 0)
        .map(([from, to]) => [from - start + before.length, to - start + before.length]),
    };
  }

  // Runs of the other direction get a <bdi> of their own, telephone numbers and the like in right-to-left text too. There
  // a comma between two names belongs to the sentence (nashra.orthography.runs).
  const LEFT = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Nd}]";
  const RIGHT = "[\\p{Script=Arabic}\\p{Script=Hebrew}]";
  const RUNS = {
    rtl: () => new RegExp(`[+@#]?${LEFT}(?:(?:(?!, )[\\p{M}\\p{P}\\p{Sc}\\p{Sm} ʻʼ])*${LEFT})*[%+]*`, "gu"),
    ltr: () => new RegExp(`${RIGHT}(?:[\\p{M}\\p{P} ]*${RIGHT})*\\p{M}*`, "gu"),
  };

  function fill(element, text, direction, marks) {
    const pieces = [];
    let at = 0;
    const pattern = RUNS[direction]();
    for (let run = pattern.exec(text); run; run = pattern.exec(text)) {
      pieces.push([at, run.index, false], [run.index, run.index + run[0].length, true]);
      at = run.index + run[0].length;
    }
    pieces.push([at, text.length, false]);
    for (const [start, end, isForeign] of pieces) {
      const into = isForeign ? make("bdi", { dir: direction === "rtl" ? "ltr" : "rtl" }) : element;
      let from = start;
      for (const [markStart, markEnd] of marks) {
        const begin = Math.max(markStart, start);
        const finish = Math.min(markEnd, end);
        if (begin >= finish) continue;
        into.append(text.slice(from, begin), make("mark", {}, text.slice(begin, finish)));
        from = finish;
      }
      into.append(text.slice(from, end));
      if (isForeign) element.append(into);
    }
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // ---- The page ----
  class SearchPage {
    constructor(form) {
      this.form = form;
      this.words = JSON.parse(form.dataset.words);
      this.lang = document.documentElement.lang;
      this.results = document.getElementById("results");
      this.list = this.results.querySelector("ol");
      this.status = document.getElementById("search-status");
      this.other = document.getElementById("search-elsewhere");
      this.more = document.getElementById("search-more");
      this.start = document.getElementById("search-start");
      this.turn = 0;
      const timer = { id: 0 };
      const later = () => {
        clearTimeout(timer.id);
        timer.id = setTimeout(() => this.run(true), 150);
      };
      form.elements.q.addEventListener("input", later);
      for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => this.run(false));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(timer.id);
        this.run(false);
      });
      this.more.addEventListener("click", () => this.showMore());
      document.addEventListener("keydown", (event) => this.key(event));
      window.addEventListener("popstate", () => this.fromAddress());
      this.fromAddress();
    }

    fromAddress() {
      const given = new URLSearchParams(location.search);
      this.form.elements.q.value = given.get("q") || "";
      for (const select of this.form.querySelectorAll("select")) {
        select.value = given.get(select.name) || "";
        if (select.selectedIndex < 0) select.value = "";
      }
      this.start.hidden = /[\p{L}\p{N}]/u.test(this.form.elements.q.value);
      this.run(false, true);
    }

    key(event) {
      const links = [this.form.elements.q, ...this.results.querySelectorAll("h3 a, #search-more:not([hidden])")];
      const at = links.indexOf(document.activeElement);
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || at < 0) return;
      if (event.key === "Escape" && at > 0) links[0].focus();
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to === undefined || !links[to]) return;
      event.preventDefault();
      links[to].focus();
    }

    filters() {
      const { theme, year } = this.form.elements;
      return [theme.value && `#${theme.value}`, year.value && `@${year.value}`].filter(Boolean);
    }

    remember() {
      const kept = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
      const address = location.pathname + (`${kept}` ? `?${kept}` : "");
      try {
        history.replaceState(null, "", address);
      } catch (error) {
        // Some browsers allow no changed address from file://; the answer does not depend on it.
      }
    }

    // The languages to ask, the page's own first; a query in another script asks only languages written in it.
    bases(query) {
      const wanted = this.form.elements.lang ? this.form.elements.lang.value : "";
      const listed = this.words.languages.filter(({ code }) => !wanted || code === wanted);
      const fits = ({ script }) => new RegExp(`\\p{Script=${script}}`, "u").test(query);
      const own = (language) => language.base === this.words.base;
      const anyLetters = /\p{L}/u.test(query);
      const isForeign = anyLetters && !this.words.languages.filter(own).some(fits) && this.words.languages.some(fits);
      const asked = listed.filter((language) => own(language) || !anyLetters || (isForeign ? fits(language) : true));
      return [...new Set(asked.sort((one, other) => own(other) - own(one)).map(({ base }) => base))];
    }

    async run(typing, fresh) {
      this.turn += 1;
      const query = this.form.elements.q.value;
      if (!fresh) this.remember();
      if (!/[\p{L}\p{N}]/u.test(query)) {
        this.clear();
        return;
      }
      this.typing = typing;
      this.isFollowing = false;
      await this.ask(0);
    }

    // Asks each language for a page of results behind those that stand there already, and shows it.
    async ask(there) {
      const { turn } = this;
      const query = this.form.elements.q.value;
      const found = [];
      let shown = 0;
      this.left = 0;
      try {
        for (const base of this.bases(query)) {
          const engine = await engineOf(base);
          const answer = await engine.search(query, this.filters(), this.typing, there + PAGE);
          if (turn !== this.turn) return;
          found.push(...answer.hits.map(([article]) => ({ engine, article, answer })));
          this.left = answer.left;
          if (this.left || (base === this.words.base && found.length)) {
            this.hits = [...found];
            await this.show(there, turn);
            shown = found.length;
          }
          if (this.left) return;
        }
        if (turn !== this.turn) return;
        this.hits = found;
        if (!shown || found.length > shown) await this.show(Math.min(Math.max(shown, there), there + PAGE), turn);
      } catch (error) {
        if (turn === this.turn) this.say(this.words.failed);
      }
    }

    clear() {
      this.hits = [];
      this.list.replaceChildren();
      this.other.replaceChildren();
      this.results.hidden = true;
      this.start.hidden = false;
      this.say("");
    }

    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    // Shows hits up to the next full page behind those that stand there already, which are left alone.
    async show(there, turn) {
      const hits = this.hits;
      const made = await Promise.all(hits.slice(there, there - (there % PAGE) + PAGE).map((hit) => this.item(hit)));
      const completed = Promise.all(made.map(([, complete]) => complete && complete()));
      await Promise.race([completed.catch(() => 0), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      if (hits !== this.hits || (turn && turn !== this.turn)) return;
      const items = made.map(([item]) => item);
      if (there) this.list.append(...items);
      else this.list.replaceChildren(...items);
      this.more.hidden = this.list.children.length >= hits.length && !this.left;
      this.results.hidden = !hits.length;
      this.start.hidden = hits.length > 0;
      this.say(hits.length ? this.counted(hits.length) : this.words.none);
      this.other.replaceChildren(...(hits.length ? [] : this.offers()));
      if (this.isFollowing && items.length) this.follow(items[0]);
    }

    async showMore() {
      const there = this.list.children.length;
      this.isFollowing = true;
      try {
        await (this.left ? this.ask(there) : this.show(there));
        if (this.isFollowing) this.follow(this.list.lastChild);
      } catch (error) {
        this.say(this.words.failed);
      }
    }

    // Moves the focus from the button that asked for more to what came.
    follow(item) {
      this.isFollowing = false;
      item.querySelector("a").focus();
    }

    counted(number) {
      if (this.left) return this.words.soFar.replace("{count}", number);
      const forms = this.words.count;
      const rule = Intl.PluralRules ? new Intl.PluralRules(this.lang).select(number) : "other";
      return (forms[rule] || forms.other).replace("{count}", number);
    }

    // The same query on the pages of the other languages.
    offers() {
      return this.words.languages.filter(({ code, page }) => code !== this.lang && page).map(({ code, name, dir, page }) => {
        const query = new URLSearchParams({ q: this.form.elements.q.value });
        const link = make("a", { href: `${page}?${query}`, hreflang: code });
        const [before, after] = this.words.offer.split("{name}");
        link.append(before, make("bdi", { lang: code, dir }, name), after);
        return make("li", {}, link);
      });
    }

    async item({ engine, article, answer }) {
      const { found, passage } = await engine.shown(article, answer);
      const { variant } = found;
      const foreign = variant.code === this.lang ? {} : { lang: variant.code, dir: variant.dir };
      const direction = variant.dir;
      const inTitle = marksIn(engine, found.title, answer.marks).filter(([, , which]) => which >= 0);
      const summary = make("p", { class: "summary", ...foreign });
      const describe = (text) => {
        let excerpt = excerptOf(engine, text, answer.marks);
        if (!excerpt.marks.length && found.summary) excerpt = excerptOf(engine, found.summary, answer.marks);
        summary.replaceChildren();
        fill(summary, excerpt.text, direction, excerpt.marks);
      };
      describe(found.lead + (found.more ? " …" : ""));
      const complete = passage && (async () => describe(`${found.lead} ${await passage()}`));
      const link = make("a", { href: new URL(`../../${variant.to[0]}${found.path}${variant.to[1]}`, folder).href, hreflang: foreign.lang, ...foreign });
      fill(link, found.title, direction, inTitle);
      const date = make("p", { class: "date", ...foreign }, make("time", { datetime: found.day }, found.dayText));
      if (found.dayLabel) date.prepend(make("span", {}, found.dayLabel), " ");
      const facts = make("div", { class: "facts" }, date);
      if (found.note) facts.append(make("p", { class: "remark", ...foreign }, found.note));
      if (foreign.lang) facts.append(make("p", { class: "remark" }, make("bdi", foreign, variant.name)));
      const entry = make("article", { class: "entry" }, make("h3", {}, link), facts, summary);
      const chips = found.themes.map((theme) => this.chip(engine.themes[theme])).filter(Boolean);
      if (chips.length) entry.append(make("ul", { class: "chips", "aria-label": this.words.themes }, ...chips));
      return [make("li", {}, entry), complete];
    }

    chip(theme) {
      const options = [...this.form.elements.theme.options];
      const option = options.find(({ value }) => value === theme);
      return option && make("li", { "data-mark": option.dataset.mark }, make("a", { href: option.dataset.href }, option.textContent));
    }
  }

  window.nashraSearch.engineOf = engineOf;
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-words]");
    if (form) new SearchPage(form);
  });
})();
