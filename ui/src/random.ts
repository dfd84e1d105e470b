/** From what tests draw random cases: the seed that is set, as the checks do, so that a failure is of the change made. */
import fc from 'fast-check';

const seed = Number(process.env['PROPTEST_RNG_SEED'] ?? Number.NaN);
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
