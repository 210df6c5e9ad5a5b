using System.Text.Json.Nodes;
using OneStop.Dossiers.Personal;

namespace OneStop.Services.Tests.Trust;

/// <summary>What a masked value still shows.</summary>
public sealed class MaskPersonalTests
{
    [Theory]
    [InlineData("07401230923", "0740****923")]
    [InlineData("001099000009", "0010****009")]
    [InlineData("+84 (90) 000-0009", "8490****009")]
    [InlineData("1234567", "****")]
    [InlineData("Nguyễn Văn Mẫu", "N**** V**** M****")]
    [InlineData("Số 9, Đường Thử", "S**** **** Đ**** T****")]
    [InlineData("mau@vi-du.vn", "m****@vi-du.vn")]
    [InlineData("  ", "")]
    [InlineData("\ud800abc", "****")]
    public void A_text_keeps_as_little_as_one_needs_to_recognise_it(string clear, string masked) => Assert.Equal(masked, MaskPersonal.Of(clear));

    [Fact]
    public void Members_keep_their_names_and_lose_their_values() =>
        Assert.Equal(
            """{"name":"A****","more":[{"phone":"0900****009"},"****"],"none":null}""",
            MaskPersonal.Of(JsonNode.Parse("""{"name":"An","more":[{"phone":"0900000009"},5],"none":null}"""))!.ToJsonString());

    [Theory]
    [InlineData("""{"reason":"first","reason":"second"}""", """{"reason":"second"}""", """{"reason":"s****"}""")]
    [InlineData("""{"reason":"x\ud800y"}""", """{"reason":"x\uFFFDy"}""", """{"reason":"x****"}""")]
    [InlineData("""{"na\udc00me":1}""", """{"na\uFFFDme":1}""", """{"na\uFFFDme":"****"}""")]
    public void What_a_source_wrote_unsoundly_is_shown_all_the_same(string kept, string clear, string masked)
    {
        var value = System.Text.Json.JsonDocument.Parse(kept).RootElement;
        Assert.Equal((clear, masked), (SoundJson.Of(value)?.ToJsonString(), MaskPersonal.Of(SoundJson.Of(value))?.ToJsonString()));
    }
}
