# Words of the bot.
