-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN "settledAt" DATETIME;

-- AlterTable
ALTER TABLE "Collection" ADD COLUMN "remindedAt" DATETIME;
