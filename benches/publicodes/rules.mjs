// The base rule in publicodes: amount × share, ÷ cost, × rate, rounded; low, central and high.
import { agree, measure } from "./measure.mjs";

const CASES = ["basse", "centrale", "haute"];
const HOURS = "heures d'insertion";

/** The model of all lots, each in its namespace, its coefficients in its rules. */
function model(lots) {
  const rules = {};
  lots.forEach(({ share, cost, rate }, index) => {
    const lot = name(index);
    rules[lot] = null;
    rules[`${lot} . montant`] = { unité: "€" };
    CASES.forEach((which, place) => {
      // Low: low share, high cost, low rate.
      const across = CASES.length - 1 - place;
      rules[`${lot} . part ${which}`] = { valeur: `${share[place] / 100} %` };
      rules[`${lot} . coût ${which}`] = { valeur: `${cost[across] / 100} €/h` };
      rules[`${lot} . montant de main-d'œuvre ${which}`] = { valeur: `montant * part ${which}` };
      rules[`${lot} . heures de main-d'œuvre ${which}`] = {
        valeur: `montant de main-d'œuvre ${which} / coût ${which}`,
      };
      rules[`${lot} . ${HOURS} ${which}`] = {
        valeur: `heures de main-d'œuvre ${which} * taux`,
        arrondi: "oui",
      };
    });
    rules[`${lot} . taux`] = { valeur: `${rate / 100} %` };
  });
  for (const which of CASES) {
    rules[`total ${which}`] = { somme: lots.map((_, index) => `${name(index)} . ${HOURS} ${which}`) };
  }
  return rules;
}

const name = (index) => `lot ${index + 1}`;
const amount = (cents) => `${cents / 100} €`;

/**
 * Times two recomputations of one engine: the least that changes one amount and gives the three
 * totals, and the one that does as Clausule does, every answer given and the hours of every lot read.
 */
export function timePublicodes(Engine, { lots, amounts, hours }) {
  const engine = new Engine(model(lots));
  const evaluate = (rule) => engine.evaluate(rule).nodeValue;
  const first = (step) => ({ [`${name(0)} . montant`]: amount(amounts[step % 2]) });
  const answers = Object.fromEntries(lots.map((lot, index) => [`${name(index)} . montant`, amount(lot.amount)]));

  const totals = (step) => {
    engine.setSituation(first(step), { keepPreviousSituation: true });
    return CASES.map((which) => evaluate(`total ${which}`));
  };
  const every = (step) => {
    engine.setSituation({ ...answers, ...first(step) });
    const ofLots = lots.flatMap((_, index) => CASES.map((which) => evaluate(`${name(index)} . ${HOURS} ${which}`)));
    return [...ofLots, ...CASES.map((which) => evaluate(`total ${which}`))];
  };

  engine.setSituation(answers);
  const timings = { totals: measure(totals), every: measure(every) };
  for (const step of [0, 1]) {
    agree("publicodes", every(step), hours[step]);
    agree("publicodes", totals(step), hours[step].slice(-CASES.length));
  }
  return timings;
}
