import en from './en.js';
import zh from './zh.js';

const STORED = 'dual-carbon.language';
const dictionaries = { zh, en };
const listeners = new Set();

let language = initialLanguage();
applyToDocument();

function initialLanguage() {
  const stored = localStorage.getItem(STORED);
  if (stored in dictionaries) {
    return stored;
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function applyToDocument() {
  document.documentElement.lang = locale();
  document.title = t('product');
}

export function currentLanguage() {
  return language;
}

/** The BCP 47 tag for Intl, the document and Accept-Language. */
export function locale() {
  return language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(next) {
  language = next;
  localStorage.setItem(STORED, next);
  applyToDocument();
  listeners.forEach((listener) => listener());
}

export function onLanguageChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text for a key; `{name}` in it is replaced by params.name. */
export function t(key, params = {}) {
  const text = dictionaries[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => params[name]);
}

/** The text for a code from the API; a code without one reads as words: LIKE_THIS becomes "Like this". */
export function label(group, code) {
  if (!code) {
    return '';
  }
  const key = code.trim().toUpperCase().replace(/[\s-]+/g, '_');
  const words = /^[A-Z0-9]+(_[A-Z0-9]+)+$/i.test(code) ? code[0].toUpperCase() + code.slice(1).toLowerCase().replaceAll('_', ' ') : code;
  return dictionaries[language][`${group}.${key}`] ?? words;
}

/** The name of a record in the reader's language. */
export function nameOf(record) {
  return (language === 'en' && record?.nameEn) || record?.name || '';
}
