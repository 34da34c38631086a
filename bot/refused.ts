/** A platform does not take the bot as it is set up: trying again helps nothing. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
